/** Every way to code words with a pointer, as the other people see it. */
import { expect, test, type Desk } from './desk.ts'

test.describe('words are coded', () => {
  test('by a click on a code, and again by its number key', async ({ study }) => {
    const source = await study.addInterview()
    const [ines, tomasz] = [await study.enter('owner', source), await study.enter('coder', source)]
    await ines.select('a letter that nobody read')
    await ines.code(/^Taught too soon/).click()
    await expect(tomasz.mark('Taught too soon', 'a letter that nobody read')).toBeVisible()

    await ines.select('The paper stayed')
    await ines.page.keyboard.press('1')
    await expect(tomasz.mark('Taught too soon', 'The paper stayed')).toBeVisible()
    await ines.select('was a morning enough')
    await ines.page.getByRole('list', { name: 'Recent codes' }).getByText('Taught too soon').click()
    await expect(tomasz.mark('Taught too soon', 'was a morning enough')).toBeVisible()
  })

  test('by dragging the words to a code, and a code to the words', async ({ study }) => {
    const source = await study.addInterview()
    const [ines, tomasz] = [await study.enter('owner', source), await study.enter('coder', source)]
    await ines.select('in the drawer under the printer')
    await drag(ines, await ines.middleOf('drawer'), ines.code(/^Shadow records/))
    await expect(tomasz.mark('Shadow records', 'in the drawer')).toBeVisible()

    await ines.select('everybody knows')
    await drag(ines, ines.code(/^Worth having/), await ines.middleOf('everybody'))
    await expect(tomasz.mark('Worth having', 'everybody knows')).toBeVisible()
  })

  test('by dropping another code on the bracket, which changes mine and not theirs', async ({ study }) => {
    const source = await study.addInterview()
    const [ines, tomasz] = [await study.enter('owner', source), await study.enter('coder', source)]
    await ines.codeAs('The paper stayed', 'Paper that stays')
    await drag(ines, ines.code(/^Shadow records/), ines.mark('Paper that stays'))
    await expect(tomasz.mark('Shadow records', 'The paper stayed')).toBeVisible()
    await expect(tomasz.labels).toHaveCount(1)

    await drag(tomasz, tomasz.code(/^Worth having/), tomasz.mark('Shadow records'))
    await expect(tomasz.mark('Shadow records', 'The paper stayed')).toBeVisible()
    await expect(tomasz.mark('Worth having')).toHaveCount(0)
  })

  test('by the words themselves, with a code that did not exist, and from the palette', async ({ study }) => {
    const source = await study.addInterview()
    const [ines, tomasz] = [await study.enter('owner', source), await study.enter('coder', source)]
    await ines.select('learned it from each other')
    await ines.page.keyboard.press('v')
    await expect(tomasz.mark('learned it from each other')).toBeVisible()
    await expect(tomasz.code(/^learned it from each other/)).toBeVisible()

    await ines.select('when it was quiet')
    await ines.page.keyboard.press('c')
    const name = `Night shift ${source.slice(0, 6)}`
    await ines.page.getByRole('combobox', { name: 'Code', exact: true }).fill(name)
    await ines.page.getByRole('option', { name: `New code “${name}”` }).click()
    await expect(tomasz.mark(name, 'when it was quiet')).toBeVisible()
    await expect(ines.text).toBeFocused()

    await ines.select('a morning enough')
    await ines.page.keyboard.press('ControlOrMeta+k')
    await ines.page.getByRole('combobox', { name: 'Commands' }).fill('Being taught')
    await ines.page.getByRole('option', { name: 'Code as “Being taught”' }).click()
    await expect(tomasz.mark('Being taught', 'a morning enough')).toBeVisible()
  })

  test('across turns, and read back as one', async ({ study }) => {
    const source = await study.addInterview()
    const [ines, tomasz] = [await study.enter('owner', source), await study.enter('coder', source)]
    await ines.codeAs('What happened to the paper', 'Paper that stays', 'The paper stayed')
    await tomasz.mark('Paper that stays').click()
    await expect(tomasz.details.locator('blockquote')).toHaveText(/What happened to the paper\?\s+The paper stayed/)
    await expect.poll(() => tomasz.tinted()).toEqual(['What happened to the paper?', 'The paper stayed'])
  })
})

type Place = { x: number; y: number } | ReturnType<Desk['code']>

async function drag(desk: Desk, from: Place, to: Place): Promise<void> {
  const { mouse } = desk.page
  const place = async (where: Place) => {
    if ('x' in where) return where
    await where.scrollIntoViewIfNeeded()
    const box = (await where.boundingBox())!
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  }
  const start = await place(from)
  await mouse.move(start.x, start.y)
  await mouse.down()
  const end = await place(to)
  await mouse.move((start.x + end.x) / 2, (start.y + end.y) / 2, { steps: 4 })
  await mouse.move(end.x, end.y, { steps: 4 })
  await mouse.up()
}

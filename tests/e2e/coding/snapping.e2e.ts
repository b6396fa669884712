/** What is selected, and where an end of a coding is put, falls on whole words, sentences or turns: as chosen. */
import { expect, test, type Desk } from './desk.ts'
import { typeCode } from './without-pointer.ts'

const turn = 'It was not. We learned it from each other, at night, when it was quiet.'
const sentence = 'We learned it from each other, at night, when it was quiet.'

test('a selection by pointer snaps to words, sentences and turns', async ({ study }) => {
  const source = await study.addInterview()
  const ines = await study.enter('owner', source)
  for (const [unit, words] of [
    ['words', 'learned it from each other, at night'],
    ['sentences', sentence],
    ['turns', turn],
  ]) {
    await ines.page.getByLabel('Snap to').selectOption({ label: unit! })
    await sweep(ines, await ines.middleOf('learned'), await ines.middleOf('night'))
    await expect(chosen(ines)).toHaveText(words!)
    await ines.code(/^Shadow records/).click()
    await expect.poll(() => ines.tinted(), unit).toEqual([words])
    await ines.page.keyboard.press('ControlOrMeta+z')
    await expect(ines.labels).toHaveCount(0)
  }
})

test('an end that is dragged snaps to words, sentences and turns, and the other end stays', async ({ study }) => {
  const source = await study.addInterview()
  const ines = await study.enter('owner', source)
  await ines.codeAs('it from each', 'Shadow records')
  await ines.mark('Shadow records').click()
  const steps = [
    { unit: 'words', end: 'End', to: 'night', words: 'it from each other, at night' },
    { unit: 'words', end: 'End', to: 'other', words: 'it from each other' },
    { unit: 'sentences', end: 'End', to: 'night', words: 'it from each other, at night, when it was quiet.' },
    { unit: 'sentences', end: 'Start', to: 'learned', words: sentence },
    { unit: 'turns', end: 'Start', to: 'learned', words: turn },
  ]
  for (const { unit, end, to, words } of steps) {
    await ines.page.getByLabel('Snap to').selectOption({ label: unit })
    const box = (await ines.page.getByRole('button', { name: `${end} of the coding` }).boundingBox())!
    await sweep(ines, { x: box.x + box.width / 2, y: box.y + box.height / 2 }, await ines.middleOf(to))
    await expect.poll(async () => (await ines.tinted()).join(''), `${end}, ${unit}`).toBe(words)
  }
})

test('by keyboard the same: what is selected, and either end, letter by letter too', async ({ study }) => {
  const source = await study.addInterview()
  const ines = await study.enter('owner', source)
  const { keyboard } = ines.page
  await ines.caretBefore('learned')
  await keyboard.press('Shift+ArrowRight')
  await keyboard.press('Shift+ArrowRight')
  await expect(chosen(ines)).toHaveText('learned')
  const said = ines.page.getByRole('status')
  for (const [unit, words] of [
    ['sentences', sentence],
    ['turns', turn],
    ['characters', 'le'],
    ['words', 'learned'],
  ]) {
    await keyboard.press('s')
    await expect(chosen(ines)).toHaveText(words!)
    await expect(ines.page.getByLabel('Snap to')).toHaveValue(unit!.slice(0, -1))
    await expect(said.filter({ hasText: `Snaps to ${unit}` })).toHaveCount(1)
  }
  await typeCode(ines, 'c', 'Shadow records')
  await expect.poll(() => ines.tinted()).toEqual(['learned'])

  await keyboard.press('b')
  await expect(ines.page.getByRole('button', { name: 'End of the coding' })).toBeFocused()
  await step(ines, 'ArrowRight', 'learned it')
  await step(ines, 'Alt+ArrowLeft', 'learned i')
  await step(ines, 'ArrowRight', 'learned it')
  await step(ines, 's', 'learned it')
  await step(ines, 'ArrowRight', 'learned it from each other, at night, when it was quiet.')
  await step(ines, 'b', 'learned it from each other, at night, when it was quiet.')
  await expect(ines.page.getByRole('button', { name: 'Start of the coding' })).toBeFocused()
  await step(ines, 'ArrowLeft', sentence)
  await step(ines, 's', sentence)
  await step(ines, 'ArrowLeft', turn)
})

/** The words that a code would be given to now. */
function chosen(desk: Desk) {
  return desk.details.getByRole('region', { name: 'Selected words' }).locator('blockquote')
}

async function step(desk: Desk, key: string, words: string): Promise<void> {
  await desk.page.keyboard.press(key)
  await expect.poll(async () => (await desk.tinted()).join(''), key).toBe(words)
}

interface Place {
  x: number
  y: number
}

async function sweep({ page: { mouse } }: Desk, from: Place, to: Place): Promise<void> {
  await mouse.move(from.x, from.y)
  await mouse.down()
  await mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 })
  await mouse.move(to.x, to.y, { steps: 4 })
  await mouse.up()
}

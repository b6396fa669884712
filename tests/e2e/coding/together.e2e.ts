/** Several people code one transcript at once. */
import { Desk, expect, Line, test } from './desk.ts'

test.describe('three people on one transcript', () => {
  test('P5 see each other’s codings as they are made, and end with the same', async ({ study }) => {
    const source = await study.addInterview()
    const [ines, tomasz, yuki] = await Promise.all([
      study.enter('owner', source),
      study.enter('coder', source),
      study.enter('coder', source, { nth: 1 }),
    ])
    await ines.codeAs('a letter that nobody read', 'Taught too soon')
    await expect(tomasz.mark('Taught too soon', 'a letter')).toBeVisible()
    await tomasz.codeAs('learned it from each other', 'Learned from a colleague')
    await yuki.codeAs('The paper stayed', 'Paper that stays')
    await ines.codeAs('The paper stayed', 'Shadow records')

    const everything = [/Learned from a colleague/, /Paper that stays/, /Shadow records/, /Taught too soon/]
    for (const desk of [ines, tomasz, yuki]) {
      await expect.poll(() => desk.marks()).toHaveLength(4)
      const marks = (await desk.marks()).join('\n')
      for (const each of everything) expect(marks).toMatch(each)
      await desk.saved()
    }
    await expect.poll(() => ines.tinted()).toEqual(await yuki.tinted())
  })

  test('one who comes later turns up in the others’ windows without a reload', async ({ study }) => {
    const source = await study.addInterview()
    const ines = await study.enter('owner', source)
    const tomasz = await study.enter('coder', source)
    await expect(ines.page.getByRole('button', { name: /^Follow Tomasz/ })).toBeVisible()
    await tomasz.codeAs('The paper stayed', 'Paper that stays')
    await expect(ines.mark('Paper that stays')).toBeVisible()
  })

  test('highlights stay on their words in every window while one corrects', async ({ study }) => {
    const source = await study.addInterview()
    const ines = await study.enter('owner', source)
    const tomasz = await study.enter('coder', source)
    await tomasz.codeAs('each other, at night', 'Learned from a colleague')
    await expect(ines.mark('Learned from a colleague')).toBeVisible()

    await ines.page.getByRole('button', { name: 'Correct', exact: true }).click()
    await ines.caretBefore('We learned it')
    await ines.page.keyboard.type('Honestly? ')
    await ines.caretBefore('other, at night')
    await ines.page.keyboard.type('dear ')
    await ines.caretBefore('With a letter')
    await ines.page.keyboard.press('Enter')

    for (const desk of [ines, tomasz]) {
      await expect.poll(() => desk.tinted()).toEqual(['each dear other, at night'])
      await expect.poll(async () => (await desk.words()).join('|')).toContain('It was not. Honestly? We learned it')
      await desk.saved()
    }
    await expect.poll(() => tomasz.words()).toEqual(await ines.words())
  })

  test('one goes offline, codes on, returns, and nothing is lost on either side', async ({ study, people }) => {
    const source = await study.addInterview()
    const ines = await study.enter('owner', source)
    const page = await people.signIn('coder')
    const line = await Line.lay(page)
    const tomasz = await Desk.open(page, study.project, source)
    await tomasz.codeAs('With a letter', 'Taught too soon')
    await expect(ines.mark('Taught too soon')).toBeVisible()

    await line.cut()
    await expect(tomasz.save).toHaveAttribute('data-save', 'offline')
    await tomasz.codeAs('The paper stayed', 'Paper that stays')
    await ines.codeAs('a morning enough', 'Being taught')
    await ines.page.getByRole('button', { name: 'Correct', exact: true }).click()
    await ines.caretBefore('a letter that')
    await ines.page.keyboard.type('such ')
    await expect(ines.mark('Paper that stays')).toHaveCount(0)

    await line.mend()
    await tomasz.saved()
    await expect(ines.mark('Paper that stays', 'The paper stayed')).toBeVisible()
    await expect(tomasz.mark('Being taught', 'a morning enough')).toBeVisible()
    await expect(page.getByText(/1 new coding by Ines Ferreira and \d+ corrections? since you were here/)).toBeVisible()
    await expect
      .poll(async () => [await tomasz.words(), await tomasz.tinted()])
      .toEqual([await ines.words(), await ines.tinted()])
  })

  test('P2 a reload shows what was saved, mine and theirs', async ({ study }) => {
    const source = await study.addInterview()
    const ines = await study.enter('owner', source)
    const tomasz = await study.enter('coder', source)
    await ines.codeAs('With a letter', 'Taught too soon')
    await tomasz.codeAs('The paper stayed', 'Paper that stays')
    await expect(ines.mark('Paper that stays')).toBeVisible()
    const before = await ines.marks()
    await ines.saved()
    await ines.page.reload()
    await ines.ready()
    await expect.poll(() => ines.marks()).toEqual(before)
  })

  test('an observer sees it all and changes nothing', async ({ study }) => {
    const source = await study.addInterview()
    const ines = await study.enter('owner', source)
    await ines.codeAs('With a letter', 'Taught too soon')
    const leila = await study.enter('observer', source)
    await expect(leila.mark('Taught too soon')).toBeVisible()
    await expect(leila.page.getByRole('button', { name: 'Correct', exact: true })).toHaveCount(0)
    await leila.select('The paper stayed')
    await leila.page.keyboard.press('c')
    await leila.page.keyboard.press('v')
    await leila.code('Shadow records').click()
    await expect(leila.page.getByRole('button', { name: 'New code' })).toHaveCount(0)
    await leila.mark('Taught too soon').click()
    await expect(leila.details.getByRole('button', { name: 'Remove' })).toHaveCount(0)
    expect(await ines.marks()).toHaveLength(1)
  })

  test('an observer is offered nothing that only those who write can do', async ({ study }) => {
    const source = await study.addInterview()
    const { page, save } = await study.enter('observer', source)
    await expect(save, 'there is nothing of theirs to save').toHaveText('Up to date')
    const offers = async (offered: RegExp[]) => {
      await page.keyboard.press('?')
      const keys = page.getByRole('dialog', { name: 'Keys' })
      await expect(keys).toBeVisible()
      for (const name of offered) {
        await expect(page.getByRole('button', { name }), String(name)).toHaveCount(0)
        await expect(keys.getByText(name), String(name)).toHaveCount(0)
      }
      await page.keyboard.press('Escape')
    }
    await offers([/undo/i, /again/i, /^Correct/, /Remove/, /Type a code/])
    await page.goto(`/projects/${study.project}/codebook`)
    await expect(page.getByRole('treeitem', { name: /Shadow records/ })).toBeVisible()
    await offers([/undo/i, /again/i, /New code/, /Rename/, /Move/])
  })
})

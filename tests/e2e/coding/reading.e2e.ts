/** What one sees of codings, and how their ends are moved by pointer. */
import { expect, test } from './desk.ts'

test('a coding says its code, coder, time and remark, under the pointer and at a click', async ({ study }) => {
  const source = await study.addInterview()
  const [ines, tomasz] = [await study.enter('owner', source), await study.enter('coder', source)]
  await tomasz.codeAs('a letter that nobody read', 'Taught too soon')
  await tomasz.details.getByLabel('Remark').fill('Laughs.')
  await tomasz.details.getByLabel('I am not sure of this one').check()
  await expect(ines.mark('Taught too soon', 'unsure')).toBeVisible()

  const { x, y } = await ines.middleOf('a letter that nobody read')
  await ines.page.mouse.move(x, y)
  const card = ines.page.locator('.card')
  await expect(card).toContainText('Taught too soon (unsure)')
  await expect(card).toContainText(/Tomasz Wójcik, \d+ \w+, \d\d:\d\d/)
  await expect(card).toContainText('Laughs.')

  await ines.page.mouse.click(x, y)
  const chosen = ines.details.getByRole('article', { name: 'The chosen coding' })
  await expect(chosen.getByRole('heading', { name: 'Taught too soon' })).toBeVisible()
  for (const words of [
    'Tomasz Wójcik',
    'Tomasz Wójcik is not sure of this one.',
    'Laughs.',
    'a letter that nobody read',
  ])
    await expect(chosen.getByText(words, { exact: true })).toBeVisible()
  await expect(chosen.getByRole('time')).toHaveText(/\d\d:\d\d/)
  await expect(chosen.getByRole('button', { name: 'Remove' })).toHaveCount(0)
})

test('marks are filtered by coder and by code', async ({ study }) => {
  const source = await study.addInterview()
  const [ines, tomasz] = [await study.enter('owner', source), await study.enter('coder', source)]
  await ines.codeAs('With a letter', 'Taught too soon')
  await ines.codeAs('The paper stayed', 'Paper that stays')
  await tomasz.codeAs('was a morning enough', 'Taught too soon')
  await expect.poll(() => ines.marks()).toHaveLength(3)

  const { page } = ines
  await page.getByRole('button', { name: 'Filter' }).click()
  const panel = page.getByRole('dialog', { name: 'Which marks are shown' })
  await panel.getByRole('checkbox', { name: /Tomasz/ }).uncheck()
  await expect(panel.getByText('1 hidden.')).toBeVisible()
  await expect(ines.labels).toHaveCount(2)
  await expect(ines.text.locator('.tint')).toHaveText(['With a letter', 'The paper stayed'])
  await panel.getByRole('button', { name: 'Show all' }).click()
  await expect(ines.labels).toHaveCount(3)

  await panel.getByRole('button', { name: /^Only these codes/ }).click()
  await page.getByRole('option', { name: /^Taught too soon/ }).click()
  await expect(ines.labels).toHaveCount(2)
  await expect(ines.mark('Paper that stays')).toHaveCount(0)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: '2 of 3' }).click()
  await panel.getByRole('button', { name: 'Show all' }).click()
  await expect(ines.mark('Paper that stays')).toBeVisible()
})

test('an end is dragged by its handle, by words and by sentences, and put back', async ({ study }) => {
  const source = await study.addInterview()
  const [ines, tomasz] = [await study.enter('owner', source), await study.enter('coder', source)]
  const { page } = ines
  const drag = async (edge: 'Start' | 'End', words: string) => {
    await page.getByRole('button', { name: `${edge} of the coding` }).hover()
    await page.mouse.down()
    const { x, y } = await ines.middleOf(words)
    await page.mouse.move(x, y, { steps: 6 })
    await page.mouse.up()
  }
  await ines.codeAs('learned it', 'Learned from a colleague')
  await drag('End', 'night')
  await expect(tomasz.mark('Learned from a colleague', 'learned it from each other, at night')).toBeVisible()
  await page.getByLabel('Snap to').selectOption('sentences')
  await drag('Start', 'was not')
  await expect(tomasz.mark('Learned from a colleague', ': It was not. We learned it')).toBeVisible()
  await page.getByRole('button', { name: 'Undo: moving an end' }).click()
  await expect(tomasz.mark('Learned from a colleague', ': learned it')).toBeVisible()
  await page.getByLabel('Snap to').selectOption('words')
})

test('speaker and times of a turn are corrected where they stand, for everybody', async ({ study }) => {
  const source = await study.addInterview()
  const [ines, tomasz] = [await study.enter('owner', source), await study.enter('coder', source)]
  const { page } = ines
  await tomasz.codeAs('With a letter', 'Taught too soon')
  await page.getByRole('button', { name: 'Correct', exact: true }).click()
  await ines.text.locator('.turn-head').nth(1).click()
  const form = page.getByRole('dialog', { name: 'Speaker and times' })
  await form.getByLabel('Speaker').fill('Night nurse')
  await form.getByLabel('Starts at').fill('1:05')
  await form.getByLabel('Ends at').fill('0:59')
  await form.getByRole('button', { name: 'Keep' }).click()
  await expect(form.getByRole('alert')).toHaveText('It cannot end before it starts.')
  await form.getByLabel('Ends at').fill('1:20')
  await form.getByRole('button', { name: 'Keep' }).click()
  await expect(form).toHaveCount(0)
  await expect(tomasz.text.locator('.turn-head').nth(1)).toHaveText('2 Night nurse 0:01:05')

  await ines.caretBefore('And was a morning')
  await page.keyboard.press('Backspace')
  await expect(tomasz.text.locator('.turn')).toHaveCount(5)
  await expect(tomasz.turn(2)).toContainText('for a morning.And was a morning enough?')
  await expect(tomasz.mark('Taught too soon', 'With a letter')).toBeVisible()
  for (let undone = 0; undone < 2; undone++) await page.keyboard.press('ControlOrMeta+z')
  await expect(tomasz.text.locator('.turn-head').nth(1)).toHaveText('2 Nurse')
  await expect(tomasz.text.locator('.turn')).toHaveCount(6)
})

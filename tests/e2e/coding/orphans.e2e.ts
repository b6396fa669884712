/** Codings whose words were taken out of the transcript. */
import { expect, test, type Desk } from './desk.ts'

function tab(desk: Desk, name: RegExp) {
  return desk.details.getByRole('tab', { name })
}

test('a coding whose words are gone is listed with its quote, and goes back to them when they are', async ({
  study,
}) => {
  const source = await study.addInterview()
  const [ines, tomasz] = [await study.enter('owner', source), await study.enter('coder', source)]
  await tomasz.codeAs('a letter that nobody read', 'Taught too soon')
  await tomasz.codeAs('The paper stayed', 'Paper that stays')
  await expect(ines.mark('Taught too soon')).toBeVisible()

  await ines.page.getByRole('button', { name: 'Correct', exact: true }).click()
  await ines.select('a letter that nobody read')
  await ines.page.keyboard.press('Delete')
  for (const desk of [ines, tomasz]) {
    await expect(desk.mark('Taught too soon')).toHaveCount(0)
    await tab(desk, /^Orphaned 1$/).click()
    const list = desk.page.getByRole('tabpanel', { name: /^Orphaned/ })
    await expect(list.locator('blockquote')).toHaveText('a letter that nobody read')
    await expect(list).toContainText('Taught too soon')
    await expect(list).toContainText(desk === tomasz ? 'Me, ' : 'Tomasz Wójcik, ')
    await expect(desk.mark('Paper that stays')).toBeVisible()
  }
  // It is Tomasz’s to decide about.
  await expect(ines.details.getByRole('button', { name: 'Remove' })).toHaveCount(0)

  await ines.caretBefore('. Then the trainers')
  await ines.page.keyboard.type('a letter that nobody read')
  await tomasz.details.getByRole('button', { name: 'Put back on these words' }).click()
  for (const desk of [ines, tomasz]) {
    await expect(desk.mark('Taught too soon', 'a letter that nobody')).toBeVisible()
    await expect(tab(desk, /^Orphaned$/)).toBeVisible()
    await desk.saved()
  }
})

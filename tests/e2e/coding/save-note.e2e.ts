/** Where my work is, said in words that can be read without a pointer. */
import { Desk, expect, Line, test } from './desk.ts'

test('“Offline” says what it means for my work and what to do, by touch and by keyboard', async ({ people, study }) => {
  const source = await study.addInterview()
  const page = await people.signIn('coder', { context: { hasTouch: true } })
  const line = await Line.lay(page)
  const tomasz = await Desk.open(page, study.project, source)
  const told = page.getByRole('dialog', { name: 'Where your work is' })
  await page.getByRole('button', { name: 'Saved' }).tap()
  await expect(told).toContainText('kept in the database')
  await page.keyboard.press('Escape')

  await line.cut()
  const note = page.getByRole('button', { name: 'Offline' })
  await note.focus()
  await page.keyboard.press('Enter')
  await expect(told).toContainText('kept in this browser')
  await expect(told).toContainText('Do not sign out')
  await line.mend()
  await tomasz.saved()
  await expect(told).toContainText('kept in the database')
  await page.keyboard.press('Escape')
  await expect(told).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Saved' })).toBeFocused()
})

/** Coding on a phone: the text comes first, and what else there is leaves it in sight. */
import type { Locator } from '@playwright/test'
import { expect, longInterview, test, type Desk } from './desk.ts'

const phone = { viewport: { width: 390, height: 780 }, hasTouch: true, isMobile: true }

async function heightOf(part: Locator): Promise<number> {
  return (await part.boundingBox())!.height
}

/** As a long press does: the word under the finger. */
async function selectWord(desk: Desk, word: string): Promise<void> {
  const { x, y } = await desk.middleOf(word)
  await desk.page.mouse.dblclick(x, y)
}

test('words are coded, looked at and remarked upon by touch, with the text in sight all the while', async ({
  study,
}) => {
  const source = await study.addInterview(longInterview)
  const [ines, tomasz] = [await study.enter('owner', source, { context: phone }), await study.enter('coder', source)]
  const { page } = ines
  const text = page.getByRole('region', { name: 'Text' })
  const whole = await heightOf(text)
  expect(whole).toBeGreaterThan(0.6 * phone.viewport.height)

  await selectWord(ines, 'hour 4,')
  await page.getByRole('toolbar', { name: 'Selected words' }).getByRole('button', { name: 'Code', exact: true }).tap()
  await page.getByRole('combobox', { name: 'Code', exact: true }).fill('Shadow records')
  await page.getByRole('option', { name: /^Shadow records/ }).tap()
  await expect(tomasz.mark('Shadow records', 'hour')).toBeVisible()

  await selectWord(ines, 'hour 1,')
  await page.getByRole('toolbar', { name: 'Selected words' }).getByRole('button', { name: 'Codes' }).tap()
  await expect(page.getByRole('searchbox', { name: 'Find a code' })).toBeVisible()
  await expect.poll(() => heightOf(text)).toBeGreaterThan(whole / 2)
  await ines.code(/^Being taught/).tap()
  await expect.poll(() => tomasz.marks()).toHaveLength(2)
  await page.getByRole('button', { name: 'Close' }).tap()

  // One line says what was tapped; nothing else comes over the words.
  const coded = ines.text.locator('.tint').last()
  await coded.tap()
  const chosen = page.getByRole('toolbar', { name: 'The chosen coding' })
  await expect(chosen).toContainText('Shadow records')
  await expect.poll(() => heightOf(text)).toBe(whole)

  await chosen.getByRole('button', { name: 'Details' }).tap()
  const { details } = ines
  await expect(details.getByRole('heading', { name: 'Shadow records' })).toBeVisible()
  await expect.poll(() => heightOf(text)).toBeGreaterThan(whole / 2)
  await expect.poll(async () => (await coded.boundingBox())!.y).toBeLessThan((await details.boundingBox())!.y)
  await details.getByLabel('Remark').fill('Only on paper.')
  await details.getByRole('button', { name: 'Close' }).tap()
  await expect(details).toHaveCount(0)
  await expect.poll(() => heightOf(text)).toBe(whole)
  await expect(tomasz.mark('Shadow records', 'Only on paper.')).toBeVisible()
})

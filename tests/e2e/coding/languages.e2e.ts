/** Text that is written from right to left, and text without spaces between its words. */
import type { Page } from '@playwright/test'
import { chooseFiles, textFile } from '../sources/brought-files.ts'
import { Desk, expect, test, type Study } from './desk.ts'

const ward = `المحاور: كيف بدأ الأمر في الجناح؟
الممرضة: كان النظام بطيئا جدا. لم نستخدمه في الليل.
访谈者：系统怎么样？
护士：系统很慢。我们没有使用它。
Nurse: We wrote كان النظام بطيئا on the board, and 系统很慢 below it.
`

/** Brings the text in through the page; answers the id of the source. */
async function bringIn(page: Page, study: Study): Promise<string> {
  await page.goto(`/projects/${study.project}/import`)
  const name = `Two scripts ${process.pid}-${Date.now()}`
  await chooseFiles(page, 'Choose files', [textFile(`${name}.txt`, ward)])
  await expect(page.getByRole('row', { name: /^الممرضة/ })).toBeVisible()
  await expect(page.getByRole('row', { name: /^护士/ })).toBeVisible()
  await page.getByRole('button', { name: 'Import', exact: true }).click()
  await page.getByRole('link', { name }).click()
  await expect(page.locator('.ProseMirror .turn')).toHaveCount(5)
  return new URL(page.url()).pathname.split('/').at(-1)!
}

test('Arabic and Chinese are imported, read in their direction, selected by mouse and coded', async ({
  study,
  people,
}) => {
  const page = await people.signIn('owner')
  const source = await bringIn(page, study)
  const ines = new Desk(page)
  await ines.ready()
  const tomasz = await study.enter('coder', source)

  const direction = (turn: number) => ines.turn(turn).evaluate((words) => getComputedStyle(words).direction)
  expect(await Promise.all([1, 2, 3, 4, 5].map(direction))).toEqual(['rtl', 'rtl', 'ltr', 'ltr', 'ltr'])
  await expect(ines.text.locator('.turn-speaker')).toHaveText(['المحاور', 'الممرضة', '访谈者', '护士', 'Nurse'])

  // From right to left, and only part of the first and of the last word.
  const [from, to] = [await ines.middleOf('كان'), await ines.middleOf('بطيئا')]
  expect(from.x).toBeGreaterThan(to.x)
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move(to.x, to.y, { steps: 6 })
  await page.mouse.up()
  await expect(ines.details.getByRole('blockquote')).toHaveText('كان النظام بطيئا')
  await ines.code(/^Taught too soon/).click()
  await expect(tomasz.mark('Taught too soon', 'كان النظام بطيئا')).toBeVisible()

  const slow = await ines.middleOf('很慢')
  await page.mouse.dblclick(slow.x, slow.y)
  await expect(ines.details.getByRole('blockquote')).toHaveText(/^(很慢|慢|很)$/)
  await page.getByLabel('Snap to').selectOption('sentences')
  await expect(ines.details.getByRole('blockquote')).toHaveText('系统很慢。')
  await page.keyboard.press('v')
  await expect(tomasz.mark('系统很慢。', '系统很慢。')).toBeVisible()

  await ines.select('النظام بطيئا on')
  await expect(ines.details.getByRole('blockquote')).toHaveText(ward.split('Nurse: ')[1]!.trim())
  await page.getByLabel('Snap to').selectOption('words')
  await expect(ines.details.getByRole('blockquote')).toHaveText('النظام بطيئا on')
  await page.keyboard.press('1')
  await expect.poll(() => tomasz.marks()).toHaveLength(3)
  await expect.poll(() => tomasz.tinted()).toEqual(await ines.tinted())
})

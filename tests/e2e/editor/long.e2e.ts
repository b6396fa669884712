import AxeBuilder from '@axe-core/playwright'
import type { Locator } from '@playwright/test'
import { expect, test } from './test.ts'

// A trace keeps a copy of the page at every step, which here takes longer than the test.
test.use({ trace: 'off' })

const sentences = [
  'We tried the new record for a week and it was slow on every ward.',
  'Nobody had told the night shift, so they went on with paper.',
  'كان النظام بطيئا في الليل.',
  '系统很慢，我们没有使用它。',
  'In the end the trainers came back and sat with us.',
]

/** 6,720 turns and more than 139,000 words, as the longest of the transcripts that the importer is tried with. */
const long = Array.from({ length: 6720 }, (_, number) => ({
  speaker: number % 3 === 0 ? 'Interviewer' : 'Matron',
  start: number * 4000,
  text: `Turn ${number}. ${[0, 1, 2].map((more) => sentences[(number * 7 + more) % sentences.length]).join(' ')}`,
}))

test('a transcript of 6,720 turns opens, is read to its end, coded and corrected', async ({ sheet }) => {
  const { page } = sheet
  await sheet.layOut(long, 'correct')
  await expect(page.locator('.turn').first()).toContainText('Turn 0.')
  await sheet.run((desk) => desk.code(...[5, 3000, 6719].map((number) => desk.find(`Turn ${number}.`))))
  await expect(page.locator('.bracket')).toHaveCount(1)

  await page.locator('#scroller').evaluate((scroller) => (scroller.scrollTop = scroller.scrollHeight))
  await see(page.locator('.turn-words').last())
  await see(page.locator('.tint', { hasText: 'Turn 6719.' }))

  await sheet.run((desk) => {
    const there = desk.find('Turn 3000.')
    desk.editor.scrollTo(there)
    desk.editor.focus()
    desk.editor.select({ start: there.end, end: there.end })
  })
  await see(page.locator('.tint', { hasText: 'Turn 3000.' }))
  await see(page.locator('.turn-number', { hasText: /^3001$/ }))
  await page.keyboard.type(' Indeed.')
  await page.keyboard.press('Enter')
  await see(page.locator('.turn-number', { hasText: /^3002$/ }))
  expect(await sheet.run((desk) => [desk.turns.length, desk.turns[3000], desk.read('coding-1-made')])).toEqual([
    6721,
    'Interviewer: Turn 3000. Indeed.',
    'Turn 3000.',
  ])
})

test('turns far from the screen get their heights and numbers in time, without moving what is read', async ({
  sheet,
}) => {
  const { page } = sheet
  await sheet.layOut(long.slice(0, 1200))
  await page.locator('#scroller').evaluate((scroller) => (scroller.scrollTop = scroller.scrollHeight / 2))
  // What the screen shows first settles in a frame or two; then laying out begins.
  await expect(page.locator('.turn.is-laid')).not.toHaveCount(0)
  const read = page
    .locator('.turn-words')
    .nth(await sheet.run((desk) => (desk.heard.view as { first: number }).first + 1))
  const words = await read.innerText()
  const { y } = (await read.boundingBox())!
  await sheet.run((desk) => desk.splitElsewhere(8))
  await expect(page.locator('.turn:not(.is-laid)')).toHaveCount(0)
  await expect(page.locator('.turn-number').last()).toHaveText('1201')
  const moved = Math.abs((await page.getByText(words).boundingBox())!.y - y)
  expect(moved).toBeLessThan(3)
})

test('axe finds nothing serious, reading and correcting', async ({ sheet }) => {
  for (const mode of ['read', 'correct'] as const) {
    await sheet.layOut(long.slice(0, 12), mode)
    await sheet.run((desk) => {
      desk.code(desk.find('new record'), desk.find('record for a week'))
      desk.editor.handle('coding-0-made')
      desk.showPeer(desk.find('paper'))
    })
    const { violations } = await new AxeBuilder({ page: sheet.page }).include('#place').analyze()
    expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([])
  }
})

/**
 * Waits until something is on the screen. An assertion of Playwright's own describes the whole page each time it looks in
 * vain, and so lays out all turns at once: half a minute in which nothing else can happen on the page.
 */
async function see(thing: Locator): Promise<void> {
  await thing.waitFor()
  const isSeen = () =>
    thing.evaluate((element) => {
      const { top, bottom } = element.getBoundingClientRect()
      return bottom > 0 && top < innerHeight
    })
  await expect.poll(isSeen).toBe(true)
}

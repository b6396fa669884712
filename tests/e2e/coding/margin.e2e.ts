/** The margin beside the words: brackets and names stand next to what they belong to, never on it. */
import { expect, longInterview, test } from './desk.ts'

test('on a wide screen, with all of it for the text, no word reaches into the margin', async ({ study }) => {
  const source = await study.addInterview(
    longInterview.replaceAll('So this is', 'So, as far as I remember it, this is'),
  )
  const { page, text } = await study.enter('owner', source, { context: { viewport: { width: 1920, height: 900 } } })
  for (const hide of ['Hide codes', 'Hide details']) await page.getByRole('button', { name: hide }).click()
  await expect(page.locator('[data-pane]')).toHaveCount(1)
  const margin = page.getByRole('group', { name: 'Codings beside the text' })
  const reach = () =>
    text.locator('.turn-words').evaluateAll((turns) => {
      const words = document.createRange()
      return Math.max(
        ...turns.slice(0, 10).flatMap((turn) => {
          words.selectNodeContents(turn)
          return [...words.getClientRects()].map((line) => line.right)
        }),
      )
    })
  // The margin is put in its place after the words have been.
  await expect.poll(async () => (await margin.boundingBox())!.x - (await reach())).toBeGreaterThanOrEqual(0)
})

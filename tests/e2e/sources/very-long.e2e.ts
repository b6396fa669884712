/** The longest of the collected samples, 139,000 words, as somebody brings it. It is not ours to publish, so it may not be here. */
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from '../harness/newcomers.ts'
import { startProject } from '../harness/projects.ts'
import { chooseFiles, textFile } from './brought-files.ts'

const sample = resolve(import.meta.dirname, '../../../../shared/samples/transcripts/very-long-apollo11.txt')

// A trace keeps a copy of the page at every step, which here takes longer than the test.
test.use({ trace: 'off' })

test('a transcript of 139,000 words is imported, opened, read to its end and coded', async ({ newcomers }) => {
  const isHere = existsSync(sample)
  if (!isHere && process.env.REQUIRE_SAMPLES === '1') throw new Error(`REQUIRE_SAMPLES: ${sample} is missing`)
  test.skip(
    !isHere,
    'The collected samples are not beside the repository (../shared/samples), so there is nothing to import.',
  )

  const { page } = await newcomers.register('Iris Importer')
  await page.goto(`${await startProject(page, 'To the moon')}/import`)
  await chooseFiles(page, 'Choose files', [textFile('apollo.txt', readFileSync(sample))])
  await expect(page.getByText('1 file ready')).toBeVisible()
  await expect(page.getByRole('row', { name: /^CC / })).toContainText('3,912')
  await page.getByRole('button', { name: 'Import', exact: true }).click()
  await page.getByRole('link', { name: 'apollo' }).click()

  // Assertions that look for one element describe all of the page where it is not there yet; these count.
  const turns = page.locator('.ProseMirror .turn')
  await expect.poll(() => turns.count()).toBeGreaterThan(8400)
  const end = turns.last().locator('.turn-words')
  await page.locator('.scroller').evaluate((scroller) => (scroller.scrollTop = scroller.scrollHeight))
  await expect.poll(() => end.evaluate((words) => words.getBoundingClientRect().top < innerHeight)).toBe(true)
  await expect.poll(() => turns.last().locator('.turn-number').textContent()).toBe(String(await turns.count()))

  await page.locator('.ProseMirror').focus()
  await page.keyboard.press('ControlOrMeta+k')
  await page.getByRole('combobox', { name: 'Commands' }).fill('Go to a turn')
  await page.keyboard.press('Enter')
  await page.getByRole('spinbutton').fill('4000')
  await page.keyboard.press('Enter')
  const middle = turns.nth(3999)
  await expect
    .poll(() =>
      middle.evaluate(
        (turn) => turn.getBoundingClientRect().top > 0 && turn.getBoundingClientRect().bottom < innerHeight,
      ),
    )
    .toBe(true)
  await expect(page.locator('.ProseMirror')).toBeFocused()
  await page.keyboard.press('e')
  await page.keyboard.press('v')
  await expect(page.locator('[data-label]')).toHaveCount(1)
  await expect.poll(() => middle.locator('.tint').count()).toBe(1)
  await expect(page.locator('[data-save="saved"]')).toHaveCount(1)
})

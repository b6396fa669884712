/** Figures lead to what they are made of, and go out of the project with a record of it. */
import { readFile } from 'node:fs/promises'
import { expect, test } from '../harness/test.ts'

test('figures and what they are made of are taken away as files, and the record says so', async ({ people }) => {
  const page = await people.signIn('owner')
  const [project] = (await (await page.request.get('/api/projects')).json()) as { id: string }[]
  await page.goto(`/projects/${project?.id}/agreement`)
  await page.getByLabel('Unit').selectOption('Turns')
  await expect(page.getByText(/\d+ codes, \d+ sources/)).toBeVisible()
  for (const [entry, name, begins] of [
    ['Coders by units (CSV)', 'reliability-turns.csv', '\uFEFFcode,source,start,end,length,'],
    ['Table (CSV)', 'agreement.csv', '\uFEFFcode,value,lower,upper,'],
    ['Table with methods (Word)', 'agreement.docx', 'PK'],
  ] as const) {
    const recorded = page.waitForResponse((answer) => answer.url().endsWith('/exports'))
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page
        .getByRole('button', { name: 'Export' })
        .click()
        .then(() => page.getByRole('menuitem', { name: entry }).click()),
    ])
    expect((await recorded).status()).toBe(204)
    expect(download.suggestedFilename()).toBe(name)
    expect((await readFile(await download.path(), 'utf8')).slice(0, begins.length)).toBe(begins)
  }
})

test('a figure leads to its passages, and they to the transcript and to the disagreement', async ({ people }) => {
  const page = await people.signIn('coder')
  const [project] = (await (await page.request.get('/api/projects')).json()) as { id: string }[]
  await page.goto(`/projects/${project?.id}/agreement`)
  const row = page.getByRole('row', { name: /^Unseen work/ })
  await expect(row).toBeVisible()
  await row.getByRole('button').first().click()
  const passage = page.getByRole('complementary', { name: 'Passages' }).getByRole('listitem').first()
  await expect(page.getByRole('heading', { name: 'Unseen work', level: 2 })).toBeFocused()
  const words = (await passage.getByRole('blockquote').textContent()) ?? ''
  const opening = words.slice(0, 24)

  await passage.getByRole('link', { name: 'Reconcile' }).click()
  const disagreement = page.getByRole('article', { name: /^Disagreement \d+/ })
  await expect(disagreement).toContainText(opening)
  await expect(page.getByRole('complementary', { name: 'Codes in question' })).toContainText('Unseen work')
  await page.goBack()
  await row.getByRole('button').first().click()
  await passage.getByRole('link').first().click()
  await expect(page.locator('.ProseMirror .turn', { hasText: opening })).toBeInViewport()

  await page.goBack()
  await page.getByRole('button', { name: 'Compare the rounds' }).click()
  const trend = page.getByRole('region', { name: 'Figures by round' })
  await trend
    .getByRole('row', { name: /^Unseen work/ })
    .getByRole('link')
    .first()
    .click()
  await expect(page.getByLabel('Round', { exact: true }).locator('option:checked')).toContainText('First reading')
  await expect(page.getByRole('complementary', { name: 'Passages' }).getByRole('listitem').first()).toBeVisible()
})

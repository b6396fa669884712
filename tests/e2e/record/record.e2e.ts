/** The record is read by what it is about and by whom, and leads to what it speaks of. */
import { readFile } from 'node:fs/promises'
import { expect, test as base } from '../coding/desk.ts'
import { patienceMs, type House } from '../harness/house.ts'
import { lendHouse } from '../harness/test.ts'

/** In a house of its own: what the tests of a shared one do is on record there, and comes before what is looked for. */
const test = base.extend<object, { house: House }>({ house: [lendHouse, { scope: 'worker', timeout: patienceMs }] })

test('an observer reads who submitted what, follows it to the transcript, and takes the list away', async ({
  people,
  study,
}) => {
  const page = await people.signIn('observer')
  await page.goto(`/projects/${study.project}/audit`)
  const entries = page.getByRole('list', { name: 'Record' }).getByRole('listitem')
  await expect(entries.filter({ hasText: 'Ines Ferreira named a version of the codebook: 1: Framework' })).toBeVisible()
  await page.getByLabel('About').selectOption('Submitted layers')
  await page.getByLabel('By').selectOption({ label: 'Yuki Tanabe' })
  // The list is fetched anew; only when the others are gone is it the one asked for.
  await expect(entries.filter({ hasNotText: /Yuki Tanabe\s+submitted a layer/ })).toHaveCount(0)
  const told = entries.filter({ hasText: 'H T2 Consultant' })
  await expect(told).toHaveText(
    /Yuki Tanabe\s+submitted a layer: H T2 Consultant, in Double coding\s+\d+ codings, SHA-256/,
  )

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Export as CSV' }).click(),
  ])
  const lines = (await readFile(await download.path(), 'utf8')).trim().split('\r\n')
  expect(lines.length).toBeGreaterThan(1)
  for (const line of lines.slice(1)) expect(line).toMatch(/Yuki Tanabe,layer-sealed/)

  await told.getByRole('link').click()
  await expect(page.locator('.ProseMirror .turn').first()).toBeVisible()
  await expect(page.getByRole('heading', { name: 'H T2 Consultant' })).toBeVisible()
})

test('a choice that follows another before that is there does not undo it', async ({ people, study }) => {
  const page = await people.signIn('observer')
  await page.goto(`/projects/${study.project}/audit`)
  const entries = page.getByRole('list', { name: 'Record' }).getByRole('listitem')
  await expect(entries.first()).toBeVisible()
  let answer = () => {}
  const held = new Promise<void>((resolve) => (answer = resolve))
  await page.route('**/api/projects/*/audit?*', async (route) => {
    await held
    await route.continue()
  })
  await page.getByLabel('About').selectOption('Submitted layers')
  await page.getByLabel('By').selectOption({ label: 'Yuki Tanabe' })
  answer()
  await expect(page).toHaveURL(/about=\w+&by=/)
  await expect(page.getByLabel('About')).toHaveValue(/./)
  await expect(entries.filter({ hasNotText: /Yuki Tanabe\s+submitted a layer/ })).toHaveCount(0)
})

test('what is chosen stays through a reload, the way back and a link that is sent', async ({ people, study }) => {
  const page = await people.signIn('observer')
  const at = `/projects/${study.project}/audit`
  await page.goto(at)
  const [about, by] = [page.getByLabel('About'), page.getByLabel('By')]
  await about.focus()
  await about.selectOption('Sources and codebook')
  await expect(page).toHaveURL(/about=sources/)
  await expect(about).toBeFocused()
  await by.selectOption({ label: 'Ines Ferreira' })
  await expect(page).toHaveURL(/about=sources&by=/)
  const entries = page.getByRole('list', { name: 'Record' }).getByRole('listitem')
  const named = entries.filter({ hasText: 'named a version of the codebook: 1: Framework' })
  await expect(named).toBeVisible()
  await expect(entries.filter({ hasText: 'submitted a layer' })).toHaveCount(0)

  await page.reload()
  await expect(named).toBeVisible()
  await expect(about).toHaveValue('sources')
  await expect(by.locator('option:checked')).toHaveText('Ines Ferreira')
  const sent = await people.signIn('owner')
  await sent.goto(page.url())
  await expect(sent.getByLabel('By').locator('option:checked')).toHaveText('Ines Ferreira')

  await by.selectOption({ label: 'Leila Haddad' })
  await expect(page.getByRole('heading', { name: 'Nothing of that is on record' })).toBeVisible()
  await page.goBack()
  await expect(named).toBeVisible()
  await page.goForward()
  await page.getByRole('button', { name: 'Show everything' }).click()
  await expect(entries.filter({ hasText: 'submitted a layer' }).first()).toBeVisible()
  await expect(page).toHaveURL(new RegExp(`${at}$`))
})

/** The grid of a round and the draw for it, where answers come late or overtake one another. */
import { hold } from '../harness/hold.ts'
import { expect, test, type Newcomers } from '../harness/newcomers.ts'
import { addSource, startProject } from '../harness/projects.ts'

async function openRound(newcomers: Newcomers) {
  const { page } = await newcomers.register('Olga Owner')
  const project = await startProject(page, 'Ward rounds')
  await addSource(page, project, 'Night nurse', 'A: Here?\nB: Here.\n')
  await page.goto(`${project}/rounds`)
  await page.getByRole('button', { name: 'New round' }).click()
  await page.getByRole('dialog').getByLabel('Name').fill('First pass')
  await page.getByRole('button', { name: 'Make the round' }).click()
  await expect(page.getByRole('heading', { name: 'First pass', level: 1 })).toBeVisible()
  const cell = (state: string) => page.getByRole('button', { name: `Olga Owner, Night nurse: ${state}`, exact: true })
  return { page, cell }
}

test('a cell that is pressed twice is assigned once, and an older look at the round does not take it back', async ({
  newcomers,
}) => {
  const { page, cell } = await openRound(newcomers)
  let answerLook = () => {}
  const held = new Promise<void>((resolve) => (answerLook = resolve))
  await page.route('**/rounds/*/progress', async (route) => {
    const response = await route.fetch()
    await held
    await route.fulfill({ response })
  })
  const look = page.waitForRequest('**/rounds/*/progress')
  await page.evaluate(() => window.dispatchEvent(new Event('focus')))
  await look

  const changes = await hold(page, '**/rounds/*/assignments')
  let sent = 0
  page.on('request', (request) => void (request.url().endsWith('/assignments') && sent++))
  await cell('not assigned').press('Space')
  await cell('not assigned').press('Space')
  changes.letGo()
  await expect(cell('assigned')).toBeVisible()
  expect(sent).toBe(1)

  const looked = page.waitForEvent('requestfinished', (request) => request.url().endsWith('/progress'))
  answerLook()
  await looked
  await cell('assigned').press('Space')
  await expect(cell('not assigned')).toBeVisible()
  await expect(page.getByText('Olga Owner on Night nurse taken back.')).toBeVisible()
})

test('a draw is shown and assigned only under the numbers that it was drawn by', async ({ newcomers }) => {
  const { page, cell } = await openRound(newcomers)
  await page.getByRole('button', { name: 'Draw by lot…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Draw by lot' })
  await dialog.getByLabel('Coders for each source').fill('1')
  const draws = await hold(page, '**/rounds/*/draw')
  await dialog.getByRole('button', { name: 'Draw', exact: true }).click()
  await dialog.getByLabel('Seed').fill('7')
  draws.letGo()
  const draw = dialog.getByRole('button', { name: 'Draw', exact: true })
  await expect(draw).not.toHaveAttribute('aria-busy')
  await expect(draw).toBeVisible()

  await draw.click()
  await expect(dialog.getByRole('region', { name: 'What was drawn' })).toContainText('1 source, 1 pair')
  const assigned = page.waitForRequest('**/rounds/*/assignments')
  await dialog.getByRole('button', { name: 'Assign 1 pair' }).click()
  expect((await assigned).postDataJSON()).toMatchObject({ seed: 7 })
  await expect(cell('assigned')).toBeVisible()
})

/** What a browser asks for on its way to a page, as the network between would count it. */
import { expect, test } from '../coding/desk.ts'

test('one script, compressed, is all of the client', async ({ people, study }) => {
  const page = await people.signIn('coder')
  const scripts: (string | undefined)[] = []
  page.on('response', async (answer) => {
    if (new URL(answer.url()).pathname.startsWith('/_app/') && answer.request().resourceType() === 'script')
      scripts.push((await answer.allHeaders())['content-encoding'])
  })
  await page.goto(`/projects/${study.project}`)
  await page.getByRole('link', { name: 'Codebook' }).click()
  await expect(page.getByRole('tree', { name: 'Codes' })).toBeVisible()
  expect(scripts).toEqual(['br'])
})

test('the letters of a transcript are on their way before it is, so that no line breaks anew', async ({
  people,
  study,
}) => {
  const source = await study.addInterview()
  const page = await people.signIn('coder')
  const letters = page.waitForRequest(/source-serif-4-latin-wght-normal.*\.woff2/)
  await page.route('**/api/session', async (route) => {
    await letters
    await route.continue()
  })
  await page.goto(`/projects/${study.project}/sources/${source}`)
  await expect(page.locator('.ProseMirror')).toBeVisible()
})

test('a transcript that the pointer rests on is asked for, once, before it is opened', async ({ people, study }) => {
  const source = await study.addInterview()
  const page = await people.signIn('coder')
  const asked: string[] = []
  const own = `/api/projects/${study.project}/sources/${source}`
  page.on('request', (request) => {
    if (new URL(request.url()).pathname === own) asked.push(request.method())
  })
  // What is asked for goes stale in seconds; however slow the machine, none pass.
  await page.clock.setFixedTime(new Date())
  await page.goto(`/projects/${study.project}`)
  const link = page.locator(`a[href="/projects/${study.project}/sources/${source}"]`).first()
  await link.hover()
  await expect.poll(() => asked).toEqual(['GET'])
  await link.click()
  await expect(page.locator('.ProseMirror')).toContainText('With a letter that nobody read')
  expect(asked).toEqual(['GET'])
})

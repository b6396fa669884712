/** On a normal way through the product nothing is red in the console, and no request fails. */
import type { Page } from '@playwright/test'
import { expect, test, type Person } from '../harness/test.ts'

/** Everything that a browser would show in red from now on. */
function listen(page: Page): string[] {
  const red: string[] = []
  page.on('console', (message) => message.type() === 'error' && red.push(message.text()))
  page.on('pageerror', (error) => red.push(String(error)))
  page.on('response', (response) => response.status() >= 400 && red.push(`${response.status()} ${response.url()}`))
  page.on('requestfailed', (request) => {
    // What is under way when a page is left is given up; nothing is wrong with that.
    if (request.failure()?.errorText !== 'net::ERR_ABORTED')
      red.push(`${request.failure()?.errorText} ${request.url()}`)
  })
  return red
}

const places: { link: string; seen: (page: Page) => ReturnType<Page['locator']> }[] = [
  { link: 'Codebook', seen: (page) => page.getByRole('treeitem', { name: /Shadow records/ }) },
  { link: 'Rounds', seen: (page) => page.getByRole('link', { name: 'First reading' }) },
  { link: 'Agreement', seen: (page) => page.getByRole('row', { name: /Shadow records/ }) },
  { link: 'Workshops', seen: (page) => page.getByRole('heading', { name: 'Workshops' }) },
  { link: 'Cases', seen: (page) => page.getByText('Hospital X') },
  { link: 'People', seen: (page) => page.getByText('Yuki Tanabe').first() },
  { link: 'Record', seen: (page) => page.getByRole('list', { name: 'Record' }).getByRole('listitem').first() },
  { link: 'Sources', seen: (page) => page.getByRole('link', { name: 'H T2 Consultant', exact: true }) },
]

for (const role of ['owner', 'observer']) {
  test(`nothing is red from the first visit to signing out, as ${role}`, async ({ people, browser, house }) => {
    const person = (await people.all()).find((one) => one.role === role)!
    const context = await browser.newContext({ baseURL: house.url })
    const page = await context.newPage()
    const red = listen(page)
    await enter(page, person)
    for (const { link, seen } of places) {
      await page.getByRole('navigation', { name: 'Project' }).getByRole('link', { name: link }).click()
      await expect(seen(page)).toBeVisible()
      expect(red, link).toEqual([])
    }
    await page.getByRole('link', { name: 'H T2 Consultant', exact: true }).click()
    await expect(page.locator('[data-label]').first()).toBeVisible()
    await expect(page.locator('[data-save="saved"]')).toBeVisible()
    expect(red, 'a transcript').toEqual([])
    await reconcile(page)
    expect(red, 'a reconciliation').toEqual([])
    if (role === 'owner') await meet(page)
    await leave(page)
    await context.close()
    expect(red).toEqual([])
  })
}

async function enter(page: Page, { name }: Person): Promise<void> {
  await page.goto('/')
  await page.getByRole('button', { name: `Sign in as ${name}` }).click()
  await page.getByRole('link', { name: 'Paper to screen' }).click()
  await expect(page.getByRole('link', { name: 'H T2 Consultant', exact: true })).toBeVisible()
}

async function reconcile(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Rounds' }).click()
  await page.getByRole('list', { name: 'Rounds' }).getByRole('link', { name: 'Double coding' }).click()
  await page
    .getByRole('link', { name: /^Disagreements in/ })
    .first()
    .click()
  await expect(page.getByRole('group', { name: 'The words in question' })).toBeVisible()
}

async function meet(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Workshops' }).click()
  await page.getByRole('button', { name: 'Plan a workshop' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('Quiet morning')
  await page.getByRole('button', { name: 'Plan it' }).click()
  await expect(page.getByRole('heading', { name: 'Quiet morning' })).toBeVisible()
}

/** From the list of sources, where the pointer rests on links while the session ends. */
async function leave(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Sources' }).click()
  await page.getByRole('button', { name: /^Account/ }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await expect(page.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible()
}

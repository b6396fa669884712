/** What holds on every page: nothing that axe calls serious, in either theme, and no sideways scrolling on a small phone. */
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from '../harness/test.ts'

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** Pages by what is looked at on them; `project` and `source` are filled in. The locator says that the page is there. */
const inside: { name: string; path: string; ready: (page: Page) => ReturnType<Page['locator']> }[] = [
  { name: 'projects', path: '/projects', ready: (page) => page.getByRole('heading', { level: 1 }) },
  { name: 'sources', path: '/projects/:project', ready: (page) => page.getByRole('link', { name: 'H T2 Consultant' }) },
  { name: 'import', path: '/projects/:project/import', ready: (page) => page.getByRole('heading', { level: 1 }) },
  { name: 'cases', path: '/projects/:project/cases', ready: (page) => page.getByText('Hospital X') },
  {
    name: 'people',
    path: '/projects/:project/members',
    ready: (page) => page.getByText('yuki@example.org').or(page.getByText('Yuki Tanabe')),
  },
  { name: 'settings', path: '/projects/:project/settings', ready: (page) => page.getByRole('heading', { level: 1 }) },
  {
    name: 'codebook',
    path: '/projects/:project/codebook',
    ready: (page) => page.getByRole('treeitem', { name: /Shadow records/ }),
  },
  {
    name: 'a transcript',
    path: '/projects/:project/sources/:source',
    ready: (page) => page.locator('[data-label]').first(),
  },
  { name: 'my account', path: '/account', ready: (page) => page.getByRole('heading', { level: 1 }) },
  { name: 'a page that is not there', path: '/nowhere', ready: (page) => page.getByRole('heading', { level: 1 }) },
]
const outside = [
  { name: 'sign-in', path: '/sign-in' },
  { name: 'registration', path: '/register' },
  { name: 'an invitation that does not exist', path: '/invitations/nosuchinvitation00' },
]

test.describe('every page', () => {
  for (const { name, path, ready } of inside) {
    test(`${name} is accessible, light and dark, and fits a small phone`, async ({ people }) => {
      const page = await people.signIn('owner')
      await page.goto(await fill(page, path))
      await expect(ready(page).first()).toBeVisible()
      await holdsUp(page)
    })
  }
  for (const { name, path } of outside) {
    test(`${name} is accessible, light and dark, and fits a small phone`, async ({ browser, house }) => {
      const context = await browser.newContext({ baseURL: house.url })
      const page = await context.newPage()
      await page.goto(path)
      await expect(page.getByRole('heading').first()).toBeVisible()
      await holdsUp(page)
      await context.close()
    })
  }
})

async function holdsUp(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    expect(await seriousViolations(page), colorScheme).toEqual([])
  }
  await page.setViewportSize({ width: 360, height: 740 })
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
  expect(await seriousViolations(page), 'narrow').toEqual([])
}

async function seriousViolations(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(standards).analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.filter(({ html }) => !isExcused(id, html)).map(({ html }) => `${id}: ${html.slice(0, 200)}`),
    )
}

/**
 * The labels beside the brackets are as dense as the codings. Each has an equivalent of full size, as WCAG 2.5.8 asks:
 * the coded words themselves, which a click or the caret opens in the details.
 */
function isExcused(rule: string, html: string): boolean {
  return rule === 'target-size' && html.includes('data-label')
}

async function fill(page: Page, path: string): Promise<string> {
  const [project] = (await (await page.request.get('/api/projects')).json()) as { id: string }[]
  const sources = (await (await page.request.get(`/api/projects/${project?.id}/sources`)).json()) as {
    source: { id: string; name: string }
  }[]
  const source = sources.find(({ source: { name } }) => name === 'H T2 Consultant')
  return path.replace(':project', project?.id ?? '').replace(':source', source?.source.id ?? '')
}

/** What holds on every page: nothing that axe calls serious, in either theme, and no sideways scrolling on a small phone. */
import type { Page } from '@playwright/test'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { administrator, expect, test } from '../harness/newcomers.ts'
import { inviteTo, planWorkshop } from '../harness/projects.ts'
import { seriousViolations } from './serious-violations.ts'

interface Place {
  name: string
  /** What stands after a colon is filled in. */
  path: string
  /** Something that says that the page is there. */
  ready: (page: Page) => ReturnType<Page['locator']>
}

const heading = (page: Page) => page.getByRole('heading', { level: 1 })

const inside: Place[] = [
  { name: 'projects', path: '/projects', ready: heading },
  { name: 'sources', path: '/projects/:project', ready: (page) => page.getByRole('link', { name: 'H T2 Consultant' }) },
  { name: 'import', path: '/projects/:project/import', ready: heading },
  { name: 'rounds', path: '/projects/:project/rounds', ready: (page) => page.getByRole('link', { name: /reading/ }) },
  {
    name: 'a round',
    path: '/projects/:project/rounds/:round',
    ready: (page) => page.getByRole('grid', { name: 'Who codes what' }),
  },
  { name: 'cases', path: '/projects/:project/cases', ready: (page) => page.getByText('Hospital X') },
  {
    name: 'people',
    path: '/projects/:project/members',
    ready: (page) => page.getByText('yuki@example.org').or(page.getByText('Yuki Tanabe')),
  },
  { name: 'settings', path: '/projects/:project/settings', ready: heading },
  {
    name: 'codebook',
    path: '/projects/:project/codebook',
    ready: (page) => page.getByRole('treeitem', { name: /Shadow records/ }),
  },
  {
    name: 'versions of the codebook',
    path: '/projects/:project/codebook/versions',
    ready: (page) => page.getByRole('region', { name: 'Comparison' }),
  },
  {
    name: 'what to look at again',
    path: '/projects/:project/codebook/review',
    ready: (page) => page.getByRole('article', { name: /^Coding 1 of/ }),
  },
  {
    name: 'record',
    path: '/projects/:project/audit',
    ready: (page) => page.getByRole('list', { name: 'Record' }).getByRole('listitem'),
  },
  {
    name: 'a reconciliation',
    path: '/projects/:project/rounds/:released/reconcile/:reconciled',
    ready: (page) => page.getByRole('group', { name: 'The words in question' }),
  },
  {
    name: 'a workshop',
    path: '/projects/:project/workshops/:workshop',
    ready: (page) => page.getByRole('heading', { name: 'Every page' }),
  },
  { name: 'workshops', path: '/projects/:project/workshops', ready: heading },
  {
    name: 'agreement',
    path: '/projects/:project/agreement',
    ready: (page) => page.getByRole('row', { name: /Shadow records/ }),
  },
  {
    name: 'a transcript',
    path: '/projects/:project/sources/:source',
    ready: (page) => page.locator('[data-label]').first(),
  },
  { name: 'my account', path: '/account', ready: heading },
  { name: 'an address that leads nowhere', path: '/nowhere', ready: heading },
  { name: 'an address that leads nowhere in a project', path: '/projects/:project/nowhere', ready: heading },
]
const outside = [
  { name: 'sign-in', path: '/sign-in' },
  { name: 'registration', path: '/register' },
  { name: 'an invitation that does not exist', path: '/invitations/nosuchinvitation00' },
]
/** Those that need somebody or something of their own. */
const special = [{ path: '/installation' }, { path: '/invitations/:token' }]

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
  test('the installation, and registration once it is open, are accessible, light and dark, and fit a small phone', async ({
    newcomers,
  }) => {
    const page = await newcomers.signIn(administrator)
    await page.goto('/installation')
    await expect(page.getByRole('checkbox', { name: 'Anyone may register' })).toBeVisible()
    await holdsUp(page)
    const stranger = await newcomers.visit()
    await stranger.goto('/register')
    await expect(stranger.getByRole('button', { name: 'Register' })).toBeVisible()
    await holdsUp(stranger)
  })
  test('an invitation is accessible, light and dark, and fits a small phone', async ({ people, browser, house }) => {
    const owner = await people.signIn('owner')
    const path = await inviteTo(owner, await fill(owner, '/projects/:project'), { role: 'observer' })
    const context = await browser.newContext({ baseURL: house.url })
    const page = await context.newPage()
    await page.goto(path)
    await expect(page.getByRole('heading', { name: /Paper to screen/ })).toBeVisible()
    await holdsUp(page)
    await context.close()
  })
})

test('no page is left out', () => {
  const tried = [...inside, ...outside, ...special].map(({ path }) => path)
  const left = routes().filter((route) => !tried.some((path) => route.test(path)))
  expect(left).toEqual([])
})

/** The address of every page, as what matches it. */
function routes(): RegExp[] {
  const folder = join(import.meta.dirname, '../../../apps/web/src/routes')
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('+page.svelte'))
    .map((file) => file.replace(/\/?\+page\.svelte$/, '').replaceAll(/\([^)]*\)\/?/g, ''))
    .map((path) => new RegExp(`^/${path.replaceAll(/\[\.{3}\w+\]/g, '[a-z]+').replaceAll(/\[\w+\]/g, '[:a-z0-9]+')}$`))
}

async function holdsUp(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    expect(await seriousViolations(page), colorScheme).toEqual([])
  }
  await page.setViewportSize({ width: 360, height: 740 })
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
  expect(await seriousViolations(page), 'narrow').toEqual([])
}

async function fill(page: Page, path: string): Promise<string> {
  type Named = { id: string; name: string }
  const read = async <T>(at: string): Promise<T> => (await (await page.request.get(`/api/projects${at}`)).json()) as T
  const [project] = await read<Named[]>('')
  const home = `/${project!.id}`
  const sources = await read<{ source: Named }[]>(`${home}/sources`)
  const rounds = await read<Named[]>(`${home}/rounds`)
  const [talk] = await read<{ round: string; source: string }[]>(`${home}/reconciliations`)
  const places: Record<string, string | undefined> = {
    project: project!.id,
    source: sources.find(({ source: { name } }) => name === 'H T2 Consultant')?.source.id,
    round: rounds[0]?.id,
    released: talk?.round,
    reconciled: talk?.source,
    workshop: path.includes(':workshop')
      ? await planWorkshop(page, `/projects/${project!.id}`, 'Every page')
      : undefined,
  }
  return path.replaceAll(/:(\w+)/g, (_, name: string) => places[name] ?? '')
}

/** People and projects of a test's own: nothing they do is seen by another test, or by the demo study. */
import type { APIRequestContext, BrowserContextOptions, Page } from '@playwright/test'
import { test as base, expect } from './test.ts'

export interface Newcomer {
  name: string
  email: string
  password: string
  /** Signed in, in a browser of their own. */
  page: Page
}

export interface Newcomers {
  /** Somebody who has just registered. */
  register(name: string, options?: BrowserContextOptions): Promise<Newcomer>
  /** A browser in which nobody is signed in. */
  visit(options?: BrowserContextOptions): Promise<Page>
  /** Signs somebody in once more, in another browser. */
  signIn(person: Pick<Newcomer, 'email' | 'password'>): Promise<Page>
}

/** The first to register, who looks after the installation. */
export const administrator = { name: 'Ada Ministra', email: 'ada@example.org', password: 'looks-after-the-house' }

export const test = base.extend<{ newcomers: Newcomers }, { administrator: APIRequestContext }>({
  // The first to register looks after the installation, and lets the others in.
  administrator: [
    async ({ house, playwright }, use) => {
      const request = await playwright.request.newContext({
        baseURL: house.url,
        extraHTTPHeaders: { origin: house.url },
      })
      expect((await request.post('/api/accounts', { data: administrator })).status()).toBe(201)
      expect((await request.patch('/api/installation', { data: { open: true } })).ok()).toBe(true)
      await use(request)
      await request.dispose()
    },
    { scope: 'worker' },
  ],
  // The administrator is asked for, since nobody could register without one.
  newcomers: async ({ administrator: _, browser, house }, use) => {
    const opened: { close(): Promise<void> }[] = []
    const visit = async (options: BrowserContextOptions = {}) => {
      const context = await browser.newContext({ baseURL: house.url, ...options })
      opened.push(context)
      return context.newPage()
    }
    const enter = async (page: Page, path: string, data: object) => {
      const answer = await page.request.post(path, { data, headers: { origin: house.url } })
      expect(answer.ok(), await answer.text()).toBe(true)
      return page
    }
    await use({
      visit,
      async register(name, options) {
        const email = `${name.toLowerCase().replaceAll(' ', '.')}.${process.pid}.${++registered}@example.org`
        const person = { name, email, password: 'one-of-a-few-words' }
        return { ...person, page: await enter(await visit(options), '/api/accounts', person) }
      },
      signIn: async ({ email, password }) => enter(await visit(), '/api/session', { email, password }),
    })
    for (const context of opened) await context.close()
  },
})

let registered = 0

export { expect }

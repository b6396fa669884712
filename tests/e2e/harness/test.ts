/** The test to import: a running house per worker, and people who sign in, each in a browser context of their own. */
import { test as base, expect, type BrowserContextOptions, type Page } from '@playwright/test'
import { House, patienceMs } from './house.ts'

export interface Person {
  name: string
  email: string
  password: string
  role: string
}

export interface People {
  /** The demo people, in the order the sign-in page shows them. */
  all(): Promise<Person[]>
  /** A page in a fresh context, signed in as the demo person with that role (the n-th of them). */
  signIn(role: string, options?: { nth?: number; context?: BrowserContextOptions }): Promise<Page>
}

/** A house with the demo study as it is laid. */
export async function lendHouse({}, use: (house: House) => Promise<void>): Promise<void> {
  const template = process.env.HOUSE_TEMPLATE
  const house = await House.open(template ? { template } : { demo: true })
  await use(house)
  await house.close()
}

export const test = base.extend<{ people: People; emptyHouse: House }, { house: House }>({
  house: [lendHouse, { scope: 'worker', timeout: patienceMs }],
  emptyHouse: async ({}, use) => {
    const house = await House.open()
    await use(house)
    await house.close()
  },
  people: async ({ browser, house }, use) => {
    const opened: { close(): Promise<void> }[] = []
    const all = async () => {
      const answer = await fetch(`${house.url}/api/session`)
      const { installation } = (await answer.json()) as { installation: { demo: { signIns: Person[] } | null } }
      return installation.demo?.signIns ?? []
    }
    await use({
      all,
      async signIn(role, { nth = 0, context: contextOptions = {} } = {}) {
        const person = (await all()).filter((one) => one.role === role)[nth]
        if (!person) throw new Error(`the demo study has no ${role} number ${nth}`)
        const context = await browser.newContext({ baseURL: house.url, ...contextOptions })
        opened.push(context)
        const answer = await context.request.post('/api/session', {
          data: { email: person.email, password: person.password },
          headers: { origin: house.url },
        })
        expect(answer.ok(), `${person.email} signs in`).toBe(true)
        return context.newPage()
      },
    })
    for (const context of opened) await context.close()
  },
})

export { expect }

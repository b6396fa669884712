/** A source that two people coded blind and that is released: where reconciling begins. */
import type { Page } from '@playwright/test'
import { Desk, expect, test as base } from '../coding/desk.ts'

export interface Released {
  project: string
  round: string
  source: string
  /** The path of its reconciliation. */
  path: string
}

export interface Meeting {
  ines: Page
  tomasz: Page
  yuki: Page
  released: Released
}

const headersOf = (page: Page) => {
  const { baseURL } = (page.context() as unknown as { _options: { baseURL: string } })._options
  return { origin: baseURL }
}

async function ask<T>(page: Page, method: 'post' | 'get', path: string, data?: object): Promise<T> {
  const answer = await page.request[method](path, { headers: headersOf(page), ...(data ? { data } : {}) })
  expect(answer.ok(), `${path}: ${await answer.text()}`).toBe(true)
  return (answer.status() === 204 ? null : await answer.json()) as T
}

/** Codes in the round by the desk, and submits. */
async function codeAlone(
  page: Page,
  at: Omit<Released, 'path'>,
  codings: [words: string, code: string][],
): Promise<void> {
  const desk = new Desk(page)
  await page.goto(`/projects/${at.project}/sources/${at.source}?round=${at.round}`)
  await desk.ready()
  for (const [words, code] of codings) await desk.codeAs(words, code)
  await desk.saved()
  type Layers = { layers: { id: string; mine: boolean; round: string }[] }
  const { layers } = await ask<Layers>(page, 'get', `/api/projects/${at.project}/sources/${at.source}`)
  const own = layers.find(({ mine, round }) => mine && round === at.round)!
  await ask(page, 'post', `/api/projects/${at.project}/sources/${at.source}/layers/${own.id}/submission`)
  // What is open in the background would only take part in what the test is not about.
  await page.goto('/projects')
}

let rounds = 0

export const test = base.extend<{ meeting: Meeting }>({
  meeting: async ({ people, study }, use) => {
    const [ines, tomasz, yuki] = await Promise.all([
      people.signIn('owner'),
      people.signIn('coder'),
      people.signIn('coder', { nth: 1 }),
    ])
    const { project } = study
    const source = await study.addInterview()
    type Made = { round: { id: string } }
    const name = `Blind ${process.pid}-${++rounds}`
    const settings = { name, blind: true, everyone: false, overseen: false, autoRelease: false }
    const { round } = await ask<Made>(ines, 'post', `/api/projects/${project}/rounds`, settings)
    type Accounts = { account: { id: string } }
    const coders = await Promise.all([tomasz, yuki].map((page) => ask<Accounts>(page, 'get', '/api/session')))
    const pairs = coders.map(({ account }) => ({ source, coder: account.id }))
    await ask(ines, 'post', `/api/projects/${project}/rounds/${round.id}/assignments`, { pairs, seed: null })
    const at = { project, round: round.id, source }
    await codeAlone(tomasz, at, [
      ['With a letter that nobody read', 'Taught too soon'],
      ['learned it from each other, at night', 'Learned from a colleague'],
      ['The paper stayed', 'Paper that stays'],
      ['everybody knows', 'Shadow records'],
    ])
    await codeAlone(yuki, at, [
      ['a letter that nobody read', 'Taught too soon'],
      ['The paper stayed', 'Shadow records'],
      ['everybody knows', 'Shadow records'],
    ])
    await ask(ines, 'post', `/api/projects/${project}/rounds/${round.id}/sources/${source}/release`)
    const path = `/projects/${project}/rounds/${round.id}/reconcile/${source}`
    await use({ ines, tomasz, yuki, released: { ...at, path } })
  },
})

/** Opens the reconciliation and waits for its queue. */
export async function openTalk(page: Page, { path }: Released): Promise<void> {
  await page.goto(path)
  await expect(page.getByRole('heading', { name: /^Disagreement 1/ })).toBeVisible()
}

/** Opens the disagreement about a code, and decides on a version by its key. */
export async function decide(page: Page, code: RegExp, key: string, reason: string): Promise<void> {
  await openItem(page, code)
  await page.keyboard.press(key)
  await page.keyboard.press('d')
  await page.getByRole('textbox', { name: 'Reason' }).fill(reason)
  await page.getByRole('dialog').getByRole('button', { name: 'Decide' }).click()
  await expect(page.getByRole('region', { name: 'Decision' }).getByText(reason)).toBeVisible()
}

export async function openItem(page: Page, code: RegExp): Promise<void> {
  await page.getByRole('list', { name: 'Disagreements' }).getByRole('button', { name: code }).first().click()
}

export { expect }

/** Three coders and a facilitator, and what each of them does with the pointer on the way from assignment to minutes. */
import type { Locator, Page } from '@playwright/test'
import { Desk, expect, test as base } from '../coding/desk.ts'

export interface Company {
  facilitator: Page
  /** Of three universities; the first is a lead elsewhere. */
  coders: [kwame: Page, tomasz: Page, yuki: Page]
  names: [string, string, string]
  project: string
  /** The interview that is coded, as its name goes. */
  interview: string
  source: string
}

export const test = base.extend<{ company: Company }>({
  company: async ({ people, study }, use) => {
    const source = await study.addInterview()
    const facilitator = await people.signIn('owner')
    const coders = await Promise.all([
      people.signIn('lead'),
      people.signIn('coder'),
      people.signIn('coder', { nth: 1 }),
    ])
    const own = `/api/projects/${study.project}`
    const found = (await (await facilitator.request.get(`${own}/sources/${source}`)).json()) as {
      source: { name: string }
    }
    const names = (await people.all()).filter(({ role }) => role === 'lead' || role === 'coder').map(({ name }) => name)
    await use({
      facilitator,
      coders: coders as Company['coders'],
      names: names as Company['names'],
      project: `/projects/${study.project}`,
      interview: found.source.name,
      source,
    })
  },
})

/** Makes a blind round; answers its path. */
export async function makeRound(page: Page, project: string, name: string): Promise<string> {
  await page.goto(`${project}/rounds`)
  await page.getByRole('button', { name: 'New round' }).click()
  const dialog = page.getByRole('dialog', { name: 'New round' })
  await dialog.getByLabel('Name').fill(name)
  await dialog.getByRole('button', { name: 'Make the round' }).click()
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible()
  return new URL(page.url()).pathname
}

/** From the list of one’s own work into the transcript, in the round that is to be coded blind. */
export async function beginWork(page: Page, { project, interview }: Company): Promise<Desk> {
  await page.goto(project)
  await page
    .getByRole('region', { name: 'My work' })
    .getByRole('link', { name: new RegExp(interview) })
    .click()
  const desk = new Desk(page)
  await desk.ready()
  await expect(page.getByText('Blind: nobody sees your codings until release')).toBeVisible()
  return desk
}

export async function submit(desk: Desk): Promise<void> {
  await desk.saved()
  await desk.page.getByRole('button', { name: 'Submit…' }).click()
  await desk.page.getByRole('button', { name: 'Submit', exact: true }).click()
  await expect(desk.page.getByText(/^Submitted on /)).toBeVisible()
}

/** The words of a file that somebody takes away. */
export async function takeMinutes(page: Page, press = (button: Locator) => button.click()): Promise<string> {
  await press(page.getByRole('button', { name: 'Minutes' }))
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    press(page.getByRole('menuitem', { name: 'Markdown' })),
  ])
  const chunks: Buffer[] = []
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

export { expect }

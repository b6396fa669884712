import type { Page } from '@playwright/test'

/** A project of its own for a test, owned by whoever is signed in on `page`; answers its path. */
export async function startProject(page: Page, name: string): Promise<string> {
  const answer = await page.request.post('/api/projects', { data: { name, description: '' }, headers: originOf(page) })
  const { project } = (await answer.json()) as { project: { id: string } }
  return `/projects/${project.id}`
}

/** Adds cases to a project by the import of a table; the first row names the columns. */
export async function addCases(page: Page, project: string, rows: string[][]): Promise<void> {
  const answer = await page.request.post(`/api${project}/cases/table`, { data: { rows }, headers: originOf(page) })
  if (!answer.ok()) throw new Error(await answer.text())
}

/** Imports a text as a source; answers its id. */
export async function addSource(
  page: Page,
  project: string,
  name: string,
  text: string,
  settings = {},
): Promise<string> {
  const answer = await page.request.post(`/api${project}/sources`, {
    multipart: {
      file: { name: `${name}.txt`, mimeType: 'text/plain', buffer: Buffer.from(text) },
      settings: JSON.stringify({ name, ...settings }),
    },
    headers: originOf(page),
  })
  if (!answer.ok()) throw new Error(await answer.text())
  const { source } = (await answer.json()) as { source: { id: string } }
  return source.id
}

export interface Standing {
  role: 'owner' | 'lead' | 'coder' | 'observer'
  cases?: string[]
}

/** Makes an invitation link to a project; answers its path. */
export async function inviteTo(page: Page, project: string, { role, cases = [] }: Standing): Promise<string> {
  const data = { role, cases, days: 7 }
  const answer = await page.request.post(`/api${project}/invitations`, { data, headers: originOf(page) })
  if (!answer.ok()) throw new Error(await answer.text())
  const { token } = (await answer.json()) as { token: string }
  return `/invitations/${token}`
}

/** Plans a workshop; answers its id. Asked again by the same name, it is the same workshop. */
export async function planWorkshop(page: Page, project: string, name: string): Promise<string> {
  const id = name.replaceAll(/\W/g, '').padEnd(22, '0')
  const answer = await page.request.post(`/api${project}/workshops`, { data: { id, name }, headers: originOf(page) })
  if (!answer.ok()) throw new Error(await answer.text())
  return id
}

/** Makes whoever is signed in on `other` a member of a project. */
export async function bringIn(page: Page, project: string, other: Page, standing: Standing): Promise<void> {
  const path = await inviteTo(page, project, standing)
  const answer = await other.request.post(`/api${path}/acceptance`, { headers: originOf(other) })
  if (!answer.ok()) throw new Error(await answer.text())
}

/** Requests from outside the page carry no Origin of their own, and the server wants one for every change. */
function originOf(page: Page): { origin: string } {
  const { baseURL } = (page.context() as unknown as { _options: { baseURL: string } })._options
  return { origin: baseURL }
}

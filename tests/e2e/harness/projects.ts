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

/** Requests from outside the page carry no Origin of their own, and the server wants one for every change. */
function originOf(page: Page): { origin: string } {
  const { baseURL } = (page.context() as unknown as { _options: { baseURL: string } })._options
  return { origin: baseURL }
}

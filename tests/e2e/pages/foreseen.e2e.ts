/** What the server says a page will ask for is what that page asks for: nothing else tells the two to go together. */
import type { Page } from '@playwright/test'
import { expect, test } from '../harness/test.ts'

test('a page asks for all that was foreseen for it, and once', async ({ people }) => {
  const ines = await people.signIn('owner')
  await ines.goto('/projects')
  await ines.getByRole('link', { name: 'Paper to screen' }).click()
  const talk = ines.getByRole('link', { name: 'H T2 Consultant', exact: true })
  const source = (await talk.getAttribute('href'))!
  const project = new URL(ines.url()).pathname
  const seen = { [project]: talk, [source]: ines.locator('.turn').first() }
  for (const [path, sign] of Object.entries(seen)) {
    const asked = listen(ines)
    const answer = await ines.goto(path)
    await expect(sign).toBeVisible()
    const foreseen = [...(answer!.headers()['link'] ?? '').matchAll(/<(\/api\/[^>]+)>/g)].map(([, address]) => address!)
    expect(foreseen).toContain('/api' + project)
    expect(asked().filter((address) => foreseen.includes(address))).toEqual(expect.arrayContaining(foreseen))
    expect(asked().filter((address) => foreseen.includes(address))).toHaveLength(foreseen.length)
    // Asked also where nothing is foreseen: else it would be an answer that nobody takes.
    await withoutForesight(ines, path)
    const bare = listen(ines)
    await ines.goto(path)
    await expect(sign).toBeVisible()
    expect(bare()).toEqual(expect.arrayContaining(foreseen))
    await ines.unrouteAll()
  }
})

/** What is asked of the API from now on, by address. */
function listen(page: Page): () => string[] {
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  return () => asked.filter((address) => address.startsWith('/api/'))
}

async function withoutForesight(page: Page, path: string): Promise<void> {
  await page.route(
    (url) => url.pathname === path,
    async (route) => {
      const response = await route.fetch()
      const { link: _, ...headers } = response.headers()
      await route.fulfill({ response, headers })
    },
  )
}

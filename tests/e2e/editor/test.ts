/** The test to import for the editor alone: a page served by Vite, once for each worker. */
import { test as base, expect, type Page } from '@playwright/test'
import { createServer } from 'vite'
import type { DeskTurn, Desk } from './page/desk.ts'

interface EditorPage {
  page: Page
  /** Lays a transcript on the page. */
  layOut(turns: DeskTurn[], mode?: 'read' | 'correct'): Promise<void>
  /** Runs in the page, with the desk. */
  run<T, A = undefined>(work: (desk: Desk, argument: A) => T, argument?: A): Promise<T>
}

export const test = base.extend<{ sheet: EditorPage }, { address: string }>({
  address: [
    async ({}, use) => {
      const server = await createServer({
        root: `${import.meta.dirname}/page`,
        configFile: false,
        logLevel: 'error',
        // Everything imported is ES modules already; bundling it first would make the page reload under a test.
        optimizeDeps: { noDiscovery: true },
        server: { port: 0, host: '127.0.0.1', hmr: false, watch: null },
      })
      await server.listen()
      await use(server.resolvedUrls?.local[0] ?? '')
      await server.close()
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  sheet: async ({ page, address }, use) => {
    const failures: Error[] = []
    page.on('pageerror', (error) => failures.push(error))
    await page.goto(address)
    await page.waitForFunction(() => 'layOut' in window)
    await use({
      page,
      layOut: (turns, mode) =>
        page.evaluate(([turns, mode]) => void (window.desk = window.layOut(turns, mode)), [turns, mode] as const),
      run: (work, argument) =>
        page.evaluate(`(${work.toString()})(window.desk, ${JSON.stringify(argument) ?? 'undefined'})`),
    })
    expect(failures).toEqual([])
  },
})

export { expect }

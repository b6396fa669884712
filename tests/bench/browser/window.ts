/** A browser with somebody signed in, and the pages that are measured in it. */
import { chromium, type Browser, type BrowserContext, type Page } from '@playwright/test'
import type { Study } from './study.ts'

const viewport = { width: 1440, height: 900 }

const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/**
 * `unpaced` draws as fast as it can instead of sixty times a second: a frame then lasts as long as the work in it, and
 * no figure holds a wait for the screen.
 */
export function openBrowser({ unpaced }: { unpaced: boolean }): Promise<Browser> {
  const executablePath = process.env.CHROMIUM_PATH
  return chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: unpaced ? [...quiet, '--disable-frame-rate-limit', '--disable-gpu-vsync'] : quiet,
  })
}

/** A browser's storage of its own, empty but for the session. */
export async function enter(browser: Browser, url: string, study: Study): Promise<BrowserContext> {
  const context = await browser.newContext({ baseURL: url, viewport })
  const answer = await context.request.post('/api/session', { data: study.signIn, headers: { origin: url } })
  if (!answer.ok()) throw new Error(await answer.text())
  return context
}

/** Opens a transcript and waits until nothing is left to be drawn, the turns off the screen included. */
export async function openTranscript(context: BrowserContext, path: string): Promise<Page> {
  const page = await context.newPage()
  await page.goto(path)
  await page.locator('.turn').first().waitFor()
  await page.waitForFunction(() => document.querySelector('.turn') && !document.querySelector('.turn:not(.is-laid)'))
  await page.locator('[data-save="saved"]').waitFor()
  return page
}

/** The floor: what the browser itself takes for a page with nothing on it but something to scroll and to press. */
export async function openEmptyPage(browser: Browser): Promise<Page> {
  const page = await browser.newPage({ viewport })
  await page.setContent(`
    <div class="scroller" style="height: 100vh; overflow-y: auto"><div style="height: 40000px"></div></div>
    <script>addEventListener('keydown', () => (document.body.style.background = document.body.style.background ? '' : 'beige'))</script>
  `)
  return page
}

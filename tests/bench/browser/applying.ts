/** From the key that applies a code to the frame that shows the coding. */
import type { Browser, Page } from '@playwright/test'
import { judge } from '../aims.ts'
import { printTable, quantile, show } from '../figures.ts'
import { pause } from '../load-client.ts'
import type { Study } from './study.ts'
import { enter, openEmptyPage, openTranscript } from './window.ts'

const places = 12
const applicationsEach = 20
const frameMs = 16
/** Longer than any painting takes. */
const paintingMs = 250

export async function benchApplying(browser: Browser, url: string, study: Study): Promise<void> {
  const context = await enter(browser, url, study)
  const pages = [
    { name: 'an empty page', page: await openEmptyPage(browser), delays: [] as number[] },
    { name: 'no codings', page: await openTranscript(context, study.bare), delays: [] as number[] },
    { name: '5,000 codings', page: await openTranscript(context, study.coded), delays: [] as number[] },
  ] as const
  const [empty, bare, coded] = pages
  for (const { page } of pages) await page.evaluate(watchKeys)
  for (const { page } of [bare, coded]) await useOnce(page)
  for (let place = 0; place < places; place++) {
    await empty.page.bringToFront()
    for (let i = 0; i < applicationsEach; i++) empty.delays.push(await timeKey(empty.page))
    for (const { page, delays } of [bare, coded]) {
      await page.bringToFront()
      await goTo(page, (place + 0.5) / places)
      delays.push(...(await applyHere(page, place)))
    }
  }
  await context.close()
  await empty.page.close()
  const p95 = quantile(coded.delays, 0.95)
  judge(`apply to paint ≤ ${frameMs} ms at p95 with 5,000 codings`, `${show(p95)} ms`, p95 <= frameMs)
  const rows = pages.map(({ name, delays }) => [
    name,
    ...[0.5, 0.95, 0.99].map((p) => show(quantile(delays, p))),
    show(quantile(delays, 0.95) / quantile(bare.delays, 0.95), 2),
  ])
  printTable(
    `From the key that applies a code to the painted coding, ms (${places * applicationsEach} times; aim: p95 ≤ ${frameMs})`,
    ['page', 'p50', 'p95', 'p99', 'ratio p95'],
    rows,
  )
}

/** Number keys apply recent codes, so one has to be used by hand before. */
export async function useOnce(page: Page): Promise<void> {
  await page.bringToFront()
  await selectWord(page, 0)
  await page
    .locator('[role="treeitem"]', { has: page.locator('.name') })
    .nth(3)
    .click()
  await page.locator('.bracket.focused').waitFor()
}

export async function goTo(page: Page, share: number): Promise<void> {
  await page.locator('.scroller').evaluate((scroller, share) => {
    scroller.scrollTop = (scroller.scrollHeight - scroller.clientHeight) * share
  }, share)
  await settle(page)
}

async function applyHere(page: Page, place: number): Promise<number[]> {
  const delays: number[] = []
  for (let number = 0; number < applicationsEach; number++) {
    await selectWord(page, place * applicationsEach + number)
    const delay = await timeKey(page)
    await page.locator('.bracket.focused').waitFor()
    delays.push(delay)
  }
  return delays
}

/** Selects a word on the screen by a double click, another one for each number. */
export async function selectWord(page: Page, number: number): Promise<void> {
  // Some words lie under what stands above the text, such as a handle of the coding made before.
  for (let next = number; next < number + 10; next++) {
    const { x, y } = await page.evaluate(findWord, next)
    await page.mouse.dblclick(x, y)
    await settle(page)
    if (await page.getByRole('region', { name: 'Selected words' }).count()) return
  }
  throw new Error('no word could be selected')
}

/** Runs in the page: the middle of one of the words on the screen. Words that follow each other in number lie apart. */
function findWord(number: number): { x: number; y: number } {
  const screen = document.querySelector('.scroller')!.getBoundingClientRect()
  const words: Range[] = []
  for (const turn of document.querySelectorAll('.turn-words')) {
    const { top, bottom } = turn.getBoundingClientRect()
    if (bottom < screen.top || top > screen.bottom) continue
    const walker = document.createTreeWalker(turn, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      for (const { index } of node.textContent!.matchAll(/\p{L}{4,}/gu)) {
        const range = document.createRange()
        range.setStart(node, index)
        range.setEnd(node, index + 2)
        words.push(range)
      }
    }
  }
  const boxes = words.map((word) => word.getBoundingClientRect())
  const seen = boxes.filter(({ top, bottom }) => top > screen.top + 8 && bottom < screen.bottom - 8)
  const { left, width, top, height } = seen[(number * 37) % seen.length]!
  return { x: left + width / 2, y: top + height / 2 }
}

/** Milliseconds from the press of the key to the end of the first frame after it. */
async function timeKey(page: Page): Promise<number> {
  await page.keyboard.press('1')
  // Asking sooner would itself keep the page busy.
  await pause(paintingMs)
  const took = await page.evaluate(() => window.benchKey)
  if (took === null) throw new Error('no frame followed a key')
  return took
}

/** Until nothing has had to be done for a while. */
async function settle(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (let quiet = 0; quiet < 3; quiet++)
      await new Promise((resolve) => requestIdleCallback(resolve, { timeout: 500 }))
    window.benchKey = null
  })
}

declare global {
  interface Window {
    benchKey: number | null
  }
}

/**
 * Runs in the page. A message that is sent in a frame is handled once that has been painted; where the browser draws as
 * fast as it can, another frame may come first, and its beginning says the same.
 */
function watchKeys(): void {
  const painted = new MessageChannel()
  let pressed = 0
  const note = () => (window.benchKey ??= performance.now() - pressed)
  painted.port1.onmessage = note
  addEventListener(
    'keydown',
    (event) => {
      window.benchKey = null
      pressed = event.timeStamp
      requestAnimationFrame(() => {
        painted.port2.postMessage(null)
        requestAnimationFrame(note)
      })
    },
    { capture: true },
  )
}

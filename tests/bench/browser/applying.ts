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
  // Before the page itself listens: what it puts off to a later frame would else be done there first, and be counted.
  await context.addInitScript(watchKeys)
  const pages = [
    { name: 'an empty page', page: await openEmptyPage(browser), delays: [] as Delay[] },
    { name: 'no codings', page: await openTranscript(context, study.bare), delays: [] as Delay[] },
    { name: '5,000 codings', page: await openTranscript(context, study.coded), delays: [] as Delay[] },
  ] as const
  const [empty, bare, coded] = pages
  await empty.page.evaluate(watchKeys)
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
  const wordsOf = ({ delays }: { delays: Delay[] }) => delays.map(({ words }) => words)
  const besideOf = ({ delays }: { delays: Delay[] }) => delays.flatMap(({ beside }) => beside ?? [])
  const p95 = quantile(wordsOf(coded), 0.95)
  judge(`apply to paint ≤ ${frameMs} ms at p95 with 5,000 codings`, `${show(p95)} ms`, p95 <= frameMs)
  const rows = pages.map((page) => [
    page.name,
    ...[0.5, 0.95, 0.99].map((p) => show(quantile(wordsOf(page), p))),
    show(quantile(wordsOf(page), 0.95) / quantile(wordsOf(bare), 0.95), 2),
    ...[0.5, 0.95].map((p) => (page === empty ? '' : show(quantile(besideOf(page), p)))),
  ])
  printTable(
    `From the key that applies a code to its painting on the words, and to bracket and name beside them, ms (${places * applicationsEach} times; aim: words p95 ≤ ${frameMs})`,
    ['page', 'words p50', 'p95', 'p99', 'ratio p95', 'beside p50', 'p95'],
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

async function applyHere(page: Page, place: number): Promise<Delay[]> {
  const delays: Delay[] = []
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
  // By the golden ratio, which comes back to no word soon, however many there are.
  const { left, width, top, height } = seen[Math.floor(((number * 0.618034) % 1) * seen.length)]!
  return { x: left + width / 2, y: top + height / 2 }
}

async function timeKey(page: Page): Promise<Delay> {
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

/** Milliseconds from the press of the key. */
interface Delay {
  /** To the end of the first frame after it, in which the words are painted as coded. */
  words: number
  /** To the end of the first frame with the bracket of the new coding; null where none came. */
  beside: number | null
}

declare global {
  interface Window {
    benchKey: Delay | null
  }
}

/**
 * Runs in the page. What is put off in a frame is done once that has been painted; where the browser draws as fast as it
 * can, another frame may come first, and its beginning says the same.
 */
function watchKeys(): void {
  const afterFrame = (work: () => void) => {
    let isDone = false
    const once = () => {
      if (!isDone) work()
      isDone = true
    }
    setTimeout(once)
    requestAnimationFrame(once)
  }
  const watchBeside = (delay: Delay, pressed: number) => {
    if (document.querySelector('.bracket.focused')) afterFrame(() => (delay.beside = performance.now() - pressed))
    else if (performance.now() - pressed < 200) requestAnimationFrame(() => watchBeside(delay, pressed))
  }
  addEventListener(
    'keydown',
    (event) => {
      window.benchKey = null
      const pressed = event.timeStamp
      requestAnimationFrame(() => {
        const delay: Delay = { words: 0, beside: null }
        afterFrame(() => {
          delay.words = performance.now() - pressed
          window.benchKey = delay
        })
        watchBeside(delay, pressed)
      })
    },
    { capture: true },
  )
}

/** How long a page takes until the transcript can be read, and until it does what one asks of it. */
import type { Browser, BrowserContext, Page } from '@playwright/test'
import { judge } from '../aims.ts'
import { median, printTable, show } from '../figures.ts'
import { codings, type Study } from './study.ts'
import { enter } from './window.ts'

const visits = 5
const aimMs = 1_000

interface Opening {
  readable: number
  interactive: number
}

type Visits = Record<'first' | 'again', Opening[]>

/** Two pages take turns: one with all codings, one with none. */
export async function benchOpening(browser: Browser, url: string, study: Study): Promise<void> {
  const coded: Visits = { first: [], again: [] }
  const bare: Visits = { first: [], again: [] }
  // The first visit of all warms up the server.
  await visit(browser, url, study, [study.coded, codings], { first: [], again: [] })
  for (let turn = 0; turn < visits; turn++) {
    await visit(browser, url, study, [study.coded, codings], coded)
    await visit(browser, url, study, [study.bare, 0], bare)
  }
  const figure = (openings: Opening[], name: keyof Opening) => median(openings.map((one) => one[name]))
  const rows = (['first', 'again'] as const).flatMap((when) => {
    const title = when === 'first' ? 'first visit' : 'again'
    const [readable, interactive] = [figure(coded[when], 'readable'), figure(coded[when], 'interactive')]
    const [bareReadable, bareInteractive] = [figure(bare[when], 'readable'), figure(bare[when], 'interactive')]
    judge(`interactive under 1 s with 5,000 codings, ${title}`, `${show(interactive, 0)} ms`, interactive < aimMs)
    return [
      [`no codings, ${title}`, show(bareReadable, 0), '1.00', show(bareInteractive, 0), '1.00'],
      [
        `5,000 codings, ${title}`,
        ...[show(readable, 0), show(readable / bareReadable, 2)],
        ...[show(interactive, 0), show(interactive / bareInteractive, 2)],
      ],
    ]
  })
  printTable(
    `Opening 20,000 words in a browser, ms from the address to it (medians of ${visits} visits; aim: interactive < 1,000)`,
    ['page', 'readable', 'ratio', 'interactive', 'ratio'],
    rows,
  )
}

async function visit(browser: Browser, url: string, study: Study, page: [string, number], into: Visits): Promise<void> {
  const context = await enter(browser, url, study)
  into.first.push(await timeOpening(context, ...page))
  into.again.push(await timeOpening(context, ...page))
  await context.close()
}

async function timeOpening(context: BrowserContext, path: string, expected: number): Promise<Opening> {
  const page = await context.newPage()
  await page.addInitScript(watchOpening, expected)
  await page.goto(path)
  const opening = await readOpening(page)
  await page.close()
  return opening
}

async function readOpening(page: Page): Promise<Opening> {
  const found = await page.waitForFunction(() => window.benchOpening?.())
  return (await found.jsonValue()) as Opening
}

declare global {
  interface Window {
    benchOpening: (() => Opening | null) | undefined
  }
}

/**
 * Runs in the page, before anything of it. Readable: words of the transcript have been painted. Interactive: the tree
 * counts every coding, the margin names those on the screen, and from then on nothing keeps the page from answering for
 * more than 50 ms, for a second on end.
 */
function watchOpening(expected: number): void {
  const quietMs = 1_000
  let readable: number | null = null
  let complete: number | null = null
  let lastBusy = 0
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) lastBusy = Math.max(lastBusy, startTime + duration)
  }).observe({ type: 'longtask', buffered: true })
  const painted = new MessageChannel()
  painted.port1.onmessage = () => {
    if (isReadable()) readable ??= performance.now()
    if (readable !== null && isComplete()) complete ??= performance.now()
    if (complete === null) watch()
  }
  const watch = () => requestAnimationFrame(() => painted.port2.postMessage(null))
  const isReadable = () => {
    const words = document.querySelector('.turn-words')
    return words !== null && words.textContent !== '' && words.getBoundingClientRect().top < innerHeight
  }
  const isComplete = () => {
    if (!document.querySelector('[data-save="saved"]')) return false
    const counts = [...document.querySelectorAll('[role="treeitem"] .count')]
    const counted = counts.reduce((sum, { textContent }) => sum + Number(textContent), 0)
    return counted === expected && (expected === 0 || document.querySelector('[data-label]') !== null)
  }
  window.benchOpening = () => {
    if (readable === null || complete === null) return null
    const interactive = Math.max(complete, lastBusy)
    return performance.now() - interactive > quietMs ? { readable, interactive } : null
  }
  watch()
}

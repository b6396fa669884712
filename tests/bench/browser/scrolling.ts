/** How long frames take while somebody scrolls from the first turn to the last. */
import type { Browser, Page } from '@playwright/test'
import { printTable, quantile, show } from '../figures.ts'
import type { Study } from './study.ts'
import { enter, openEmptyPage, openTranscript } from './window.ts'

/** A fast turn of the wheel: 3,600 pixels a second at sixty frames. */
const pixelsAFrame = 60
const sittings = 3
const frameMs = 1000 / 60

export async function benchScrolling(browser: Browser, url: string, study: Study): Promise<void> {
  const context = await enter(browser, url, study)
  const pages = [
    { name: 'an empty page', page: await openEmptyPage(browser), frames: [] as number[] },
    { name: 'no codings', page: await openTranscript(context, study.bare), frames: [] as number[] },
    { name: '5,000 codings', page: await openTranscript(context, study.coded), frames: [] as number[] },
  ]
  for (let sitting = 0; sitting < sittings; sitting++) {
    for (const { page, frames } of pages) frames.push(...(await scrollThrough(page)))
  }
  for (const { page } of pages) await page.close()
  await context.close()
  const bare = quantile(pages[1]?.frames ?? [], 0.95)
  const rows = pages.map(({ name, frames }) => [
    name,
    show(frames.length, 0),
    show(quantile(frames, 0.5)),
    show(quantile(frames, 0.95)),
    show(quantile(frames, 0.95) / bare, 2),
    `${show((100 * frames.filter((ms) => ms > frameMs).length) / frames.length)} %`,
    show(Math.max(...frames)),
  ])
  printTable(
    `Scrolling through 20,000 words, ms a frame (${sittings} times)`,
    ['page', 'frames', 'p50', 'p95', 'ratio p95', 'over 16.7', 'worst'],
    rows,
  )
}

async function scrollThrough(page: Page): Promise<number[]> {
  await page.bringToFront()
  return page.locator('.scroller').evaluate(async (scroller, step) => {
    const nextFrame = () => new Promise<number>(requestAnimationFrame)
    scroller.scrollTop = 0
    for (let i = 0; i < 30; i++) await nextFrame()
    const frames: number[] = []
    let before = await nextFrame()
    for (let top = -1; top !== scroller.scrollTop;) {
      top = scroller.scrollTop
      scroller.scrollTop += step
      const now = await nextFrame()
      frames.push(now - before)
      before = now
    }
    return frames
  }, pixelsAFrame)
}

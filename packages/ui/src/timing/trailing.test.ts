import { afterEach, expect, it, vi } from 'vitest'
import { TrailingCount } from './trailing-count.svelte.ts'

afterEach(() => vi.unstubAllGlobals())

it('P2 follows two frames late, and also what changes with every frame', async () => {
  const passFrame = takeFrames()
  const one = new TrailingCount()
  for (let frame = 1; frame <= 10; frame++) {
    one.count = frame
    await effectsRun()
    expect(one.trailing.current).toBeLessThan(frame)
    passFrame()
    expect(one.trailing.current).toBeGreaterThanOrEqual(frame - 2)
  }
  passFrame()
  passFrame()
  expect(one.trailing.current).toBe(10)
  one.stop()
})

it('follows at once where asked to, and not at all once it is gone', async () => {
  const passFrame = takeFrames()
  const one = new TrailingCount()
  one.count = 1
  await effectsRun()
  one.trailing.catchUp()
  expect(one.trailing.current).toBe(1)
  one.count = 2
  await effectsRun()
  one.stop()
  passFrame()
  passFrame()
  expect(one.trailing.current).toBe(1)
})

const effectsRun = () => new Promise((resolve) => setImmediate(resolve))

/** Puts the frames of the browser into the test's hands. */
function takeFrames(): () => void {
  let asked = new Map<number, () => void>()
  let last = 0
  vi.stubGlobal('document', { hidden: false })
  vi.stubGlobal('requestAnimationFrame', (work: () => void) => {
    asked.set(++last, work)
    return last
  })
  vi.stubGlobal('cancelAnimationFrame', (frame: number) => asked.delete(frame))
  return () => {
    const now = asked
    asked = new Map()
    for (const work of now.values()) work()
  }
}

import type { Margin } from '@intercoder/transcript-editor'
import { flushSync } from 'svelte'
import { expect, it } from 'vitest'
import { SeenMargin } from './seen-margin.svelte.ts'

const bracket = (key: string, top: number) => ({
  key,
  code: 'A',
  colour: 'blue',
  initials: 'IF',
  start: 0,
  end: 1,
  lane: 0,
  top,
  bottom: top + 40,
  isOpenAbove: false,
  isOpenBelow: false,
})
const label = (key: string, top: number) => ({
  keys: [key],
  code: 'A',
  colour: 'blue',
  initials: ['IF'],
  top,
})
const measure = (tops: Record<string, number>): Margin => ({
  brackets: Object.entries(tops).map(([key, top]) => bracket(key, top)),
  labels: Object.entries(tops).map(([key, top]) => label(key, top)),
  stretches: [],
  lanes: 1,
})

it('draws only what is near the screen, and anew only what stands elsewhere', () => {
  let margin = measure({ a: 100, b: 300, far: 9_000 })
  const seen = new SeenMargin(() => margin)
  const look = (scrollTop: number) => {
    seen.look({ scrollTop, clientHeight: 800 } as HTMLElement)
    flushSync()
    return { brackets: seen.brackets, labels: seen.labels }
  }
  const first = look(0)
  expect(first.brackets.map(({ key }) => key)).toEqual(['a', 'b'])
  margin = measure({ a: 100, new: 200, b: 320, far: 9_000 })
  look(8_600)
  expect(seen.brackets.map(({ key }) => key)).toEqual(['far'])
})

it('keeps the identity of what did not move', () => {
  let margin = measure({ a: 500, b: 600 })
  let version = 0
  const seen = new SeenMargin(() => (void version, margin))
  seen.look({ scrollTop: 0, clientHeight: 800 } as HTMLElement)
  const [a, b] = seen.brackets
  margin = measure({ a: 500, b: 620 })
  version++
  seen.look({ scrollTop: 330, clientHeight: 800 } as HTMLElement)
  expect(seen.brackets[0]).toBe(a)
  expect(seen.brackets[1]).not.toBe(b)
})

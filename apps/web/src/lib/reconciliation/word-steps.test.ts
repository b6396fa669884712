import { expect, test } from 'vitest'
import { moveEdge } from './word-steps.ts'

const text = 'We learned it, at night – don’t ask me.'
const spanOf = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length })
const wordsOf = ({ start, end }: { start: number; end: number }) => text.slice(start, end)

test('either end goes a word on or back, over commas and dashes', () => {
  const span = spanOf('it, at night')
  expect(wordsOf(moveEdge(text, span, 'start', -1))).toBe('learned it, at night')
  expect(wordsOf(moveEdge(text, span, 'start', 1))).toBe('at night')
  expect(wordsOf(moveEdge(text, span, 'end', -1))).toBe('it, at')
  expect(wordsOf(moveEdge(text, span, 'end', 1))).toBe('it, at night – don’t')
})

test('an end stays where it would cross the other one, or leave the text', () => {
  const word = spanOf('night')
  expect(moveEdge(text, word, 'start', 1)).toEqual(word)
  expect(moveEdge(text, word, 'end', -1)).toEqual(word)
  const whole = { start: 0, end: text.length - 1 }
  expect(moveEdge(text, whole, 'start', -1)).toEqual(whole)
  expect(moveEdge(text, whole, 'end', 1)).toEqual(whole)
})

test('however often it is moved, a span of the text comes of it', () => {
  const run = '\uFFFCé, 文字 a–b.\uFFFCc'
  const steps = (['start', 'end'] as const).flatMap((edge) => ([1, -1] as const).map((by) => ({ edge, by })))
  let spans = [{ start: 0, end: run.length }]
  for (let depth = 0; depth < 6; depth++) {
    spans = spans.flatMap((span) => steps.map(({ edge, by }) => moveEdge(run, span, edge, by)))
    for (const { start, end } of spans) expect(0 <= start && start < end && end <= run.length).toBe(true)
  }
  expect(new Set(spans.map(({ start, end }) => `${start}-${end}`)).size).toBeGreaterThan(8)
})

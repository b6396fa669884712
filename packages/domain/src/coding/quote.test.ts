import { expect, test } from 'vitest'
import { makeTranscript } from '../source/testing.ts'
import { findQuote, quoteLimit, quoteSpan } from './quote.ts'

const { text } = makeTranscript('it was slow', 'yes, it was', 'it was slow')

test('a quote across turns reads with a line end and is found again', () => {
  const span = { start: 8, end: 17 }
  expect(quoteSpan(text, span)).toBe('slow\nyes,')
  expect(findQuote(text, 'slow\nyes,', 0)).toEqual(span)
})

test('of several places the nearest is taken, within reach', () => {
  expect(findQuote(text, 'it was slow', 20)).toEqual({ start: 25, end: 36 })
  expect(findQuote(text, 'it was slow', 10)).toEqual({ start: 1, end: 12 })
  expect(findQuote(text, 'it was slow', 18, 3)).toBeNull()
  expect(findQuote(text, 'fast', 10)).toBeNull()
  expect(findQuote(text, ' ', 10)).toBeNull()
})

test('of a very long span the beginning and the end are kept', () => {
  const long = makeTranscript(`begin ${'x'.repeat(5000)} end`)
  const quote = quoteSpan(long.text, { start: 1, end: long.text.length })
  expect(quote.length).toBeLessThanOrEqual(quoteLimit)
  expect(quote).toMatch(/^begin x+ … x+ end$/)
})

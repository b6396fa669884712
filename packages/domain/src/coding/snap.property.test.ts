import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hasWords } from '../source/offset.ts'
import { makeTranscript } from '../source/testing.ts'
import { moveEdge, snapSpan, snapUnits } from './snap.ts'

const alphabet = fc.constantFrom('a', 'b', ' ', '.', '\n', '字', '한', 'ش', '👩‍⚕️', 'é', '…', '？')
const texts = fc.array(fc.array(alphabet, { maxLength: 12 }), { minLength: 1, maxLength: 4 })
const transcripts = texts.map((turns) => makeTranscript(...turns.map((letters) => letters.join(''))))
const unit = fc.constantFrom(...snapUnits)
const edge = fc.constantFrom('start' as const, 'end' as const)

const cases = fc.record({ transcript: transcripts, a: fc.nat(), b: fc.nat(), unit, edge, towards: edge })

test('a snapped span holds every word of the given one and does not change when snapped again', () => {
  fc.assert(
    fc.property(cases, ({ transcript, a, b, unit }) => {
      const [start, end] = [a, b].map((n) => n % (transcript.text.length + 1)).sort((x, y) => x - y) as [number, number]
      const snapped = snapSpan(transcript, { start, end }, { unit })
      expect(snapped !== null).toBe(hasWords(transcript.text, { start, end }))
      if (!snapped) return
      expect(hasWords(transcript.text, { start, end: Math.min(end, snapped.start) })).toBe(false)
      expect(hasWords(transcript.text, { start: Math.max(start, snapped.end), end })).toBe(false)
      expect(snapSpan(transcript, snapped, { unit })).toEqual(snapped)
    }),
    { seed: 20_111 },
  )
})

test('a moved end moves the way it was told, leaves the other end, and keeps words inside', () => {
  fc.assert(
    fc.property(cases, ({ transcript, a, b, unit, edge, towards }) => {
      const [start, end] = [a, b].map((n) => n % (transcript.text.length + 1)).sort((x, y) => x - y) as [number, number]
      const span = snapSpan(transcript, { start, end }, { unit: 'character' })
      const moved = span && moveEdge(transcript, span, { edge, towards, unit })
      if (!span || !moved) return
      expect(Math.sign(moved[edge] - span[edge])).toBe(towards === 'end' ? 1 : -1)
      const other = edge === 'start' ? 'end' : 'start'
      expect(moved[other]).toBe(span[other])
      expect(hasWords(transcript.text, moved)).toBe(true)
    }),
    { seed: 20_111 },
  )
})

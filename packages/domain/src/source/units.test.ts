import { expect, test } from 'vitest'
import { readSpan } from './offset.ts'
import { makeTranscript } from './testing.ts'
import { sentenceUnits, turnUnits } from './units.ts'

const transcript = makeTranscript('It was slow. Very slow!  ', '   ', '是的。那是真的。')
const words = (units: ReturnType<typeof turnUnits>) => units.map((unit) => readSpan(transcript.text, unit))

test('turns are units by their words; one without any is none', () => {
  expect(words(turnUnits(transcript))).toEqual(['It was slow. Very slow!', '是的。那是真的。'])
})

test('sentences end where their script ends them, and with their turn', () => {
  expect(words(sentenceUnits(transcript))).toEqual(['It was slow.', 'Very slow!', '是的。', '那是真的。'])
})

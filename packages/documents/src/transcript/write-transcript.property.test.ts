import {
  deleteSpan,
  editTranscript,
  insertWords,
  joinTurn,
  setSpeaker,
  setTimes,
  splitTurn,
  type Transcript,
  type TurnId,
} from '@intercoder/domain'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openDocument } from '../open.ts'
import { seeded } from '../../test/seeded.ts'
import { readTranscript } from './read-transcript.ts'
import { createTranscript, writeTranscript } from './write-transcript.ts'

const words = fc.string({ unit: 'grapheme', maxLength: 12 })
const turns = fc.array(fc.record({ speaker: words, text: words }), { minLength: 1, maxLength: 4 })
const edits = fc.array(fc.tuple(fc.nat({ max: 5 }), fc.nat({ max: 60 }), words), { maxLength: 20 })

function propose(transcript: Transcript, [kind, a, text]: [number, number, string], number: number) {
  const turn = transcript.turns[a % transcript.turns.length]!.id
  switch (kind) {
    case 0:
      return insertWords(transcript, a, text)
    case 1:
      return deleteSpan(transcript, { start: a, end: Math.min(a + text.length, transcript.text.length) })
    case 2:
      return splitTurn(transcript, a, `turn-new-${number}` as TurnId)
    case 3:
      return joinTurn(transcript, turn)
    case 4:
      return setSpeaker(transcript, turn, text)
    default:
      return setTimes(transcript, turn, { start: a, end: null })
  }
}

test('what is written to the shared text reads as what the rules make of the plain transcript', () => {
  fc.assert(
    fc.property(turns, edits, (made, edits) => {
      const doc = openDocument(
        createTranscript(
          made.map((turn, number) => ({ ...turn, id: `turn-old-${number}` as TurnId, start: null, end: null })),
        ),
      )
      let expected = readTranscript(doc)
      for (const [number, edit] of edits.entries()) {
        const checked = propose(expected, edit, number)
        if (!checked.ok) continue
        expected = editTranscript(expected, checked.value)
        writeTranscript(doc, checked.value)
        expect(readTranscript(doc)).toEqual(expected)
      }
    }),
    seeded(300),
  )
})

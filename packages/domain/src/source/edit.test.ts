import { describe, expect, test } from 'vitest'
import type { Result } from '../result.ts'
import {
  deleteSpan,
  editTranscript,
  insertWords,
  joinTurn,
  setSpeaker,
  setTimes,
  splitTurn,
  type TranscriptEdit,
} from './edit.ts'
import type { Transcript } from './source.ts'
import { makeTranscript, turnId } from './testing.ts'

const start = makeTranscript('Good morning.', 'Hello 😀 there.', '')

function edit(result: Result<TranscriptEdit, { kind: string }>): Transcript {
  if (!result.ok) throw new Error(`refused: ${result.refusal.kind}`)
  return editTranscript(start, result.value)
}

const shown = ({ turns }: Transcript) => turns.map(({ speaker, text }) => `${speaker}: ${text}`)
const refusalOf = (result: Result<unknown, { kind: string }>) => (result.ok ? null : result.refusal.kind)

describe('correcting words', () => {
  test('words are inserted and deleted, across turns too', () => {
    expect(shown(edit(insertWords(start, 5, ' very')))[0]).toBe('A: Good very morning.')
    expect(shown(edit(deleteSpan(start, { start: 6, end: 21 })))).toEqual(['A: Good 😀 there.', 'C: '])
  })

  test('offsets of the turns that follow move along', () => {
    const { turns, text } = edit(insertWords(start, 1, 'Oh. '))
    expect(turns.map((turn) => text.slice(turn.offset + 1, turn.offset + 1 + turn.text.length))).toEqual(
      turns.map((turn) => turn.text),
    )
  })

  test('a character is never cut in half, and half a character never comes in', () => {
    const inside = start.text.indexOf('😀') + 1
    expect(edit(insertWords(start, inside, 'x')).text).toContain('x😀')
    expect(edit(deleteSpan(start, { start: inside, end: inside + 1 })).text).toContain('Hello  there.')
    expect(edit(insertWords(start, 1, '\ud83d!\r\n\u0000\uFFFC')).turns[0]!.text).toBe('\ufffd!\nGood morning.')
  })

  test('the first marker stays, and nothing is written outside', () => {
    expect(edit(deleteSpan(start, { start: 0, end: start.text.length })).turns).toHaveLength(1)
    expect(refusalOf(insertWords(start, 0, 'x'))).toBe('outside-transcript')
    expect(refusalOf(insertWords(start, start.text.length + 1, 'x'))).toBe('outside-transcript')
    expect(refusalOf(insertWords(start, 1.5, 'x'))).toBe('outside-transcript')
    expect(refusalOf(insertWords(start, 1, '\u0007'))).toBe('nothing-to-do')
    expect(refusalOf(insertWords(makeTranscript(), 0, 'x'))).toBe('outside-transcript')
  })
})

describe('turns', () => {
  test('a split keeps the speaker, a join the first one', () => {
    expect(shown(edit(splitTurn(start, 5, turnId('new'))))).toEqual([
      'A: Good',
      'A:  morning.',
      'B: Hello 😀 there.',
      'C: ',
    ])
    expect(shown(edit(joinTurn(start, turnId(1))))).toEqual(['A: Good morning.Hello 😀 there.', 'C: '])
    expect(refusalOf(joinTurn(start, turnId(0)))).toBe('first-turn')
    expect(refusalOf(joinTurn(start, turnId(9)))).toBe('unknown-turn')
    expect(refusalOf(splitTurn(start, 5, turnId(1)))).toBe('turn-exists')
  })

  test('speaker and times are changed; impossible times are refused', () => {
    expect(edit(setSpeaker(start, turnId(0), '  IT \n professional ')).turns[0]!.speaker).toBe('IT professional')
    expect(edit(setTimes(start, turnId(0), { start: 1000, end: null })).turns[0]).toMatchObject({
      start: 1000,
      end: null,
    })
    expect(refusalOf(setTimes(start, turnId(0), { start: 5, end: 4 }))).toBe('times-reversed')
    expect(refusalOf(setTimes(start, turnId(0), { start: -1, end: null }))).toBe('time-impossible')
    expect(refusalOf(setTimes(start, turnId(0), { start: NaN, end: null }))).toBe('time-impossible')
  })
})

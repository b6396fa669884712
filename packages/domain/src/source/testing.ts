/** Small builders for the tests of transcripts. */
import type { TurnId } from '../ids.ts'
import { turnMarker, type Transcript } from './source.ts'

export const turnId = (name: string | number) => `turn-${name}` as TurnId

/** A transcript with one turn for each text: ids turn-0, turn-1 …, speakers A, B …, no times. */
export function makeTranscript(...texts: string[]): Transcript {
  let offset = 0
  const turns = texts.map((text, number) => {
    const turn = { id: turnId(number), speaker: String.fromCharCode(65 + number), start: null, end: null, text, offset }
    offset += 1 + text.length
    return turn
  })
  return { turns, text: texts.map((text) => turnMarker + text).join('') }
}

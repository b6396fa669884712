/** The rules for correcting a transcript. Each verb checks and says what is to be done; `editTranscript` does it to a value. */
import type { TurnId } from '../ids.ts'
import { accept, refuse, type Result } from '../result.ts'
import { clearOfPair, turnAt, wordsOf } from './offset.ts'
import { turnMarker, type PlacedTurn, type Span, type Transcript, type Turn } from './source.ts'
import { cleanSpeaker, cleanWords } from './words.ts'

/** One correction. Offsets are UTF-16 units of the run as it stands before it. */
export type TranscriptEdit =
  | { kind: 'insert-words'; at: number; words: string }
  | { kind: 'delete'; span: Span }
  | { kind: 'split-turn'; at: number; turn: TurnId; speaker: string }
  | { kind: 'join-turn'; turn: TurnId }
  | { kind: 'set-speaker'; turn: TurnId; speaker: string }
  | { kind: 'set-times'; turn: TurnId; start: number | null; end: number | null }

export type TranscriptRefusal =
  | { kind: 'outside-transcript'; length: number }
  | { kind: 'nothing-to-do' }
  | { kind: 'unknown-turn'; turn: TurnId }
  | { kind: 'turn-exists'; turn: TurnId }
  | { kind: 'first-turn' }
  | { kind: 'times-reversed'; start: number; end: number }
  | { kind: 'time-impossible'; time: number }

type Checked = Result<TranscriptEdit, TranscriptRefusal>

/** Inserts words before the unit at `at`; never before the first marker. */
export function insertWords(transcript: Transcript, at: number, words: string): Checked {
  if (!isInside(transcript, at)) return refuse({ kind: 'outside-transcript', length: transcript.text.length })
  const clean = cleanWords(words)
  if (clean === '') return refuse({ kind: 'nothing-to-do' })
  return accept({ kind: 'insert-words', at: clearOfPair(transcript.text, at, 'start'), words: clean })
}

/** Deletes everything in the span; markers in it go too, so that turns flow together. The first marker stays. */
export function deleteSpan(transcript: Transcript, span: Span): Checked {
  const { length } = transcript.text
  if (!isInside(transcript, Math.max(1, span.start)) || span.end > length || span.end < span.start) {
    return refuse({ kind: 'outside-transcript', length })
  }
  const start = clearOfPair(transcript.text, Math.max(1, span.start), 'start')
  const end = clearOfPair(transcript.text, span.end, 'end')
  return end > start ? accept({ kind: 'delete', span: { start, end } }) : refuse({ kind: 'nothing-to-do' })
}

/** Begins a new turn, by the same speaker, with the unit at `at`. */
export function splitTurn(transcript: Transcript, at: number, turn: TurnId): Checked {
  if (!isInside(transcript, at)) return refuse({ kind: 'outside-transcript', length: transcript.text.length })
  if (findTurn(transcript, turn)) return refuse({ kind: 'turn-exists', turn })
  const clear = clearOfPair(transcript.text, at, 'start')
  return accept({ kind: 'split-turn', at: clear, turn, speaker: turnAt(transcript, clear - 1)?.speaker ?? '' })
}

/** Lets the turn's words flow into the turn before it. */
export function joinTurn(transcript: Transcript, turn: TurnId): Checked {
  if (!findTurn(transcript, turn)) return refuse({ kind: 'unknown-turn', turn })
  return transcript.turns[0]?.id === turn ? refuse({ kind: 'first-turn' }) : accept({ kind: 'join-turn', turn })
}

export function setSpeaker(transcript: Transcript, turn: TurnId, speaker: string): Checked {
  if (!findTurn(transcript, turn)) return refuse({ kind: 'unknown-turn', turn })
  return accept({ kind: 'set-speaker', turn, speaker: cleanSpeaker(speaker) })
}

/** Times are milliseconds from the start of the recording; null where unknown. */
export function setTimes(
  transcript: Transcript,
  turn: TurnId,
  { start, end }: { start: number | null; end: number | null },
): Checked {
  if (!findTurn(transcript, turn)) return refuse({ kind: 'unknown-turn', turn })
  for (const time of [start, end]) {
    if (time !== null && !isTime(time)) return refuse({ kind: 'time-impossible', time })
  }
  if (start !== null && end !== null && end < start) return refuse({ kind: 'times-reversed', start, end })
  return accept({ kind: 'set-times', turn, start, end })
}

/** The transcript after an edit that one of the verbs above accepted for it. */
export function editTranscript(transcript: Transcript, edit: TranscriptEdit): Transcript {
  const { text } = transcript
  switch (edit.kind) {
    case 'insert-words':
      return rebuild(transcript, splice(text, edit.at, edit.at, edit.words), edit.at, 0, edit.words.length, null)
    case 'delete': {
      const { start, end } = edit.span
      return rebuild(transcript, splice(text, start, end, ''), start, end - start, 0, null)
    }
    case 'split-turn': {
      const added = { id: edit.turn, speaker: edit.speaker, start: null, end: null }
      return rebuild(transcript, splice(text, edit.at, edit.at, turnMarker), edit.at, 0, 1, added)
    }
    case 'join-turn': {
      const at = findTurn(transcript, edit.turn)?.offset
      if (at === undefined) return transcript
      return rebuild(transcript, splice(text, at, at + 1, ''), at, 1, 0, null)
    }
    case 'set-speaker':
      return changeTurn(transcript, edit.turn, { speaker: edit.speaker })
    case 'set-times':
      return changeTurn(transcript, edit.turn, { start: edit.start, end: edit.end })
  }
}

function rebuild(
  transcript: Transcript,
  text: string,
  at: number,
  removed: number,
  inserted: number,
  added: Omit<Turn, 'text'> | null,
): Transcript {
  const kept: Omit<PlacedTurn, 'text'>[] = transcript.turns
    .filter((turn) => turn.offset < at || turn.offset >= at + removed)
    .map((turn) => (turn.offset < at ? turn : { ...turn, offset: turn.offset - removed + inserted }))
  if (added) kept.push({ ...added, offset: at })
  kept.sort((one, other) => one.offset - other.offset)
  const turns = kept.map((turn, number) => ({
    ...turn,
    text: text.slice(turn.offset + 1, kept[number + 1]?.offset ?? text.length),
  }))
  return { turns, text }
}

function changeTurn(transcript: Transcript, id: TurnId, change: Partial<Turn>): Transcript {
  return { ...transcript, turns: transcript.turns.map((turn) => (turn.id === id ? { ...turn, ...change } : turn)) }
}

function splice(text: string, start: number, end: number, words: string): string {
  return text.slice(0, start) + words + text.slice(end)
}

function findTurn(transcript: Transcript, id: TurnId): PlacedTurn | undefined {
  return transcript.turns.find((turn) => turn.id === id)
}

function isInside(transcript: Transcript, at: number): boolean {
  const first = transcript.turns[0]
  return first !== undefined && Number.isInteger(at) && at >= wordsOf(first).start && at <= transcript.text.length
}

const longestRecording = 1000 * 60 * 60 * 24 * 31

function isTime(time: number): boolean {
  return Number.isFinite(time) && time >= 0 && time <= longestRecording
}

import type { CaseId, ProjectId, SourceId, TurnId } from '../ids.ts'

export const sourceKinds = ['interview', 'observation', 'field-note', 'document'] as const
export type SourceKind = (typeof sourceKinds)[number]

/** Material as received; its original file is kept beside it. */
export interface Source {
  id: SourceId
  project: ProjectId
  name: string
  kind: SourceKind
  case: CaseId | null
  wave: string | null
  /** YYYY-MM-DD, when it was recorded or written. */
  date: string | null
  participants: Participant[]
}

/** A speaker of a transcript and who they are in the study ("IT professional"), never a person's real name. */
export interface Participant {
  speaker: string
  role: string
}

/** One speaker's stretch. Times are milliseconds from the start of the recording. */
export interface Turn {
  id: TurnId
  /** Empty where nobody is named. */
  speaker: string
  start: number | null
  end: number | null
  text: string
}

/**
 * The text of a source as one run of UTF-16 units: each turn is one marker unit followed by its text.
 * `offset` is where the turn's marker stands, so its words begin at `offset + 1`.
 */
export interface Transcript {
  turns: PlacedTurn[]
  /** The whole run; a marker reads as `turnMarker`. Spans are offsets into this. */
  text: string
}

export interface PlacedTurn extends Turn {
  offset: number
}

/** Stands for a turn's marker in the run; never part of anybody's words. */
export const turnMarker = '\uFFFC'

/** UTF-16 offsets into a transcript's run, half open. */
export interface Span {
  start: number
  end: number
}

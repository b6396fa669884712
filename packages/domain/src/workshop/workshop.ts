import type { AccountId, ActId, AgendaId, CodeId, CodingId, LayerId, MessageId, RoundId, SourceId } from '../ids.ts'
import type { Span } from '../source/source.ts'

/** What an item of an agenda is about. `Place` is a span, or what a document keeps of one. */
export type Topic<Place = Span> =
  /** A disagreement, by the codings that it is made of, in the reconciliation of a source of a round. */
  | { kind: 'disagreement'; round: RoundId; source: SourceId; layer: LayerId; evidence: CodingId[] }
  | { kind: 'code'; code: CodeId }
  | { kind: 'passage'; source: SourceId; place: Place; quote: string }
  | { kind: 'topic' }

export interface AgendaItem<Place = Span> {
  id: AgendaId
  title: string
  topic: Topic<Place>
  /** Sorts among the items, as a fractional index; ties fall to the id. */
  order: string
}

/** A countdown that everybody sees. Times are milliseconds. */
export interface SessionClock {
  startedAt: number
  duration: number
}

/** A stretch for which somebody was there; `until` is null while they are. Times are milliseconds since 1970. */
export interface Attendance {
  account: AccountId
  from: number
  until: number | null
}

export interface WorkshopNote {
  id: MessageId
  /** The item that it was taken at. */
  item: AgendaId | null
  words: string
  by: AccountId
  at: number
}

/** A live session, as its document holds it. */
export interface Workshop<Place = Span> {
  facilitator: AccountId | null
  agenda: AgendaItem<Place>[]
  /** What was taken off the agenda and not put back, each as it was. */
  removed: AgendaItem<Place>[]
  /** The item at which the facilitator is, where everybody follows. */
  place: AgendaId | null
  startedAt: number | null
  endedAt: number | null
  /** In the order they went up. */
  hands: { account: AccountId; at: number }[]
  clock: SessionClock | null
  attendance: Attendance[]
  notes: WorkshopNote[]
  /** Acts that were done already, with when: repeating one changes nothing. */
  acts: ReadonlyMap<ActId, number>
}

/** Longest texts in UTF-16 units, most items, longest countdown in milliseconds. */
export const workshopLimits = { title: 300, words: 10_000, agenda: 500, clock: 4 * 60 * 60 * 1000 } as const

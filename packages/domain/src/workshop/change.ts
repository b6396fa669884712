import type { AccountId, ActId, AgendaId } from '../ids.ts'
import type { Span } from '../source/source.ts'
import type { AgendaItem, Attendance, SessionClock, WorkshopNote } from './workshop.ts'

/** What can be done to a workshop, as values: the rules make them, its document takes them. */
export type WorkshopChange =
  | { kind: 'add-item'; item: AgendaItem<Span> }
  | { kind: 'remove-item'; item: AgendaId }
  | { kind: 'put-back-item'; item: AgendaId; order: string }
  | { kind: 'order-item'; item: AgendaId; order: string }
  | { kind: 'set-started'; at: number }
  | { kind: 'set-ended'; at: number }
  | { kind: 'set-place'; item: AgendaId | null }
  | { kind: 'set-facilitator'; account: AccountId }
  | { kind: 'set-clock'; clock: SessionClock | null }
  | { kind: 'raise-hand'; account: AccountId; at: number }
  | { kind: 'lower-hand'; account: AccountId }
  | { kind: 'set-attendance'; stretch: Attendance }
  | { kind: 'add-note'; note: WorkshopNote }
  | { kind: 'note-act'; act: ActId; at: number }

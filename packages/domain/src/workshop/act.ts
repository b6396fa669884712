/** What people do in a workshop. Each act carries an id of its own, made by whoever acts. */
import type { AccountId, ActId, AgendaId, MessageId } from '../ids.ts'
import type { Topic } from './workshop.ts'

export type WorkshopAct =
  /** `before` null: at the end. */
  | { kind: 'add-item'; id: AgendaId; title: string; topic: Topic; before: AgendaId | null }
  | { kind: 'remove-item'; id: ActId; item: AgendaId }
  /** An item that was taken off comes back as it was, to the notes that were taken at it. */
  | { kind: 'put-back-item'; id: ActId; item: AgendaId }
  | { kind: 'move-item'; id: ActId; item: AgendaId; before: AgendaId | null }
  | { kind: 'start'; id: ActId }
  | { kind: 'go-to'; id: ActId; item: AgendaId }
  | { kind: 'join'; id: ActId }
  | { kind: 'leave'; id: ActId }
  | { kind: 'raise-hand'; id: ActId }
  /** Whoever facilitates may lower anybody's. */
  | { kind: 'lower-hand'; id: ActId; account: AccountId }
  | { kind: 'start-clock'; id: ActId; duration: number }
  | { kind: 'stop-clock'; id: ActId }
  | { kind: 'note'; id: MessageId; item: AgendaId | null; words: string }
  | { kind: 'hand-over'; id: ActId; to: AccountId }
  | { kind: 'end'; id: ActId }

/** What is for whoever facilitates; the rest is for everybody there. */
export const facilitating = [
  'add-item',
  'remove-item',
  'put-back-item',
  'move-item',
  'start',
  'go-to',
  'start-clock',
  'stop-clock',
  'hand-over',
  'end',
] as const satisfies readonly WorkshopAct['kind'][]

import type {
  AccountId,
  ActId,
  AgendaId,
  AgendaItem,
  Attendance,
  SessionClock,
  Workshop,
  WorkshopNote,
} from '@intercoder/domain'
import type * as Y from 'yjs'
import type { AnchoredSpan } from '../anchors/anchor.ts'
import { mapOf } from './parts.ts'

/** A workshop with its lists in order. Passages are kept by anchors into their transcripts. */
export function readWorkshop(doc: Y.Doc): Workshop<AnchoredSpan> {
  const status = mapOf(doc, 'status')
  const read = <T>(name: string) => (status.get(name) as T | undefined) ?? null
  return {
    facilitator: read<AccountId>('facilitator'),
    agenda: ([...mapOf(doc, 'agenda').values()] as AgendaItem<AnchoredSpan>[]).toSorted(byKey(({ order }) => order)),
    place: read<AgendaId>('place'),
    startedAt: read<number>('startedAt'),
    endedAt: read<number>('endedAt'),
    hands: [...mapOf(doc, 'hands').entries()]
      .map(([account, at]) => ({ id: account, account: account as AccountId, at: at as number }))
      .toSorted(byKey(({ at }) => at))
      .map(({ account, at }) => ({ account, at })),
    clock: read<SessionClock>('clock'),
    attendance: ([...mapOf(doc, 'attendance').values()] as Attendance[])
      .map((stretch) => ({ id: stretch.account, stretch }))
      .toSorted(byKey(({ stretch }) => stretch.from))
      .map(({ stretch }) => stretch),
    notes: ([...mapOf(doc, 'notes').values()] as WorkshopNote[]).toSorted(byKey(({ at }) => at)),
    acts: new Map([...mapOf(doc, 'acts').entries()] as [ActId, number][]),
  }
}

/** Calls back with the workshop after each change. Returns how to stop. */
export function observeWorkshop(doc: Y.Doc, onChange: (workshop: Workshop<AnchoredSpan>) => void): () => void {
  const listener = ({ changed }: Y.Transaction) => {
    if (changed.size > 0) onChange(readWorkshop(doc))
  }
  doc.on('afterTransaction', listener)
  return () => doc.off('afterTransaction', listener)
}

function byKey<T extends { id: string }>(key: (one: T) => string | number): (one: T, other: T) => number {
  return (one, other) => {
    const [first, second] = [key(one), key(other)]
    if (first !== second) return first < second ? -1 : 1
    return one.id < other.id ? -1 : 1
  }
}

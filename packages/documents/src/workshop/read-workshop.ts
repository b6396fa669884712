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
import { byKeys } from '../by-keys.ts'
import { mapOf } from './parts.ts'

/** A workshop with its lists in order. Passages are kept by anchors into their transcripts. */
export function readWorkshop(doc: Y.Doc): Workshop<AnchoredSpan> {
  const status = mapOf(doc, 'status')
  const read = <T>(name: string) => (status.get(name) as T | undefined) ?? null
  return {
    facilitator: read<AccountId>('facilitator'),
    agenda: itemsOf(doc, 'agenda'),
    removed: itemsOf(doc, 'removed'),
    place: read<AgendaId>('place'),
    startedAt: read<number>('startedAt'),
    endedAt: read<number>('endedAt'),
    hands: [...mapOf(doc, 'hands').entries()]
      .map(([account, at]) => ({ account: account as AccountId, at: at as number }))
      .toSorted(byKeys('at', 'account')),
    clock: read<SessionClock>('clock'),
    attendance: ([...mapOf(doc, 'attendance').values()] as Attendance[]).toSorted(byKeys('from', 'account')),
    notes: ([...mapOf(doc, 'notes').values()] as WorkshopNote[]).toSorted(byKeys('at', 'id')),
    acts: new Map([...mapOf(doc, 'acts').entries()] as [ActId, number][]),
  }
}

function itemsOf(doc: Y.Doc, name: 'agenda' | 'removed'): AgendaItem<AnchoredSpan>[] {
  return ([...mapOf(doc, name).values()] as AgendaItem<AnchoredSpan>[]).toSorted(byKeys('order', 'id'))
}

/** Calls back with the workshop after each change. Returns how to stop. */
export function observeWorkshop(doc: Y.Doc, onChange: (workshop: Workshop<AnchoredSpan>) => void): () => void {
  const listener = ({ changed }: Y.Transaction) => {
    if (changed.size > 0) onChange(readWorkshop(doc))
  }
  doc.on('afterTransaction', listener)
  return () => doc.off('afterTransaction', listener)
}

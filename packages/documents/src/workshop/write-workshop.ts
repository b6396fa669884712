import type { AccountId, AgendaId, AgendaItem, SourceId, Span, WorkshopChange } from '@intercoder/domain'
import type * as Y from 'yjs'
import type { AnchoredSpan } from '../anchors/anchor.ts'
import { beginDocument } from '../open.ts'
import { mapOf } from './parts.ts'

/** Where a span of a transcript stands. */
export type AnchorIn = (source: SourceId, span: Span) => AnchoredSpan

/** The first update of a workshop's document. */
export function createWorkshop(facilitator: AccountId): Uint8Array {
  return beginDocument((doc) => mapOf(doc, 'status').set('facilitator', facilitator))
}

/** Writes changes that the rules accepted, as one update. */
export function writeWorkshop(doc: Y.Doc, changes: readonly WorkshopChange[], anchor: AnchorIn): void {
  doc.transact(() => changes.forEach((change) => write(doc, change, anchor)))
}

function write(doc: Y.Doc, change: WorkshopChange, anchor: AnchorIn): void {
  const status = mapOf(doc, 'status')
  switch (change.kind) {
    case 'add-item':
      mapOf(doc, 'agenda').set(change.item.id, anchorItem(change.item, anchor))
      return
    case 'remove-item':
      mapOf(doc, 'removed').set(change.item, itemOf(doc, 'agenda', change.item))
      mapOf(doc, 'agenda').delete(change.item)
      return
    case 'put-back-item':
      mapOf(doc, 'agenda').set(change.item, { ...itemOf(doc, 'removed', change.item), order: change.order })
      mapOf(doc, 'removed').delete(change.item)
      return
    case 'order-item':
      mapOf(doc, 'agenda').set(change.item, { ...itemOf(doc, 'agenda', change.item), order: change.order })
      return
    case 'set-started':
      status.set('startedAt', change.at)
      return
    case 'set-ended':
      status.set('endedAt', change.at)
      return
    case 'set-place':
      status.set('place', change.item)
      return
    case 'set-facilitator':
      status.set('facilitator', change.account)
      return
    case 'set-clock':
      status.set('clock', change.clock)
      return
    case 'raise-hand':
      mapOf(doc, 'hands').set(change.account, change.at)
      return
    case 'lower-hand':
      mapOf(doc, 'hands').delete(change.account)
      return
    case 'set-attendance':
      mapOf(doc, 'attendance').set(`${change.stretch.account} ${change.stretch.from}`, change.stretch)
      return
    case 'add-note':
      mapOf(doc, 'notes').set(change.note.id, change.note)
      return
    case 'note-act':
      mapOf(doc, 'acts').set(change.act, change.at)
  }
}

function itemOf(doc: Y.Doc, name: 'agenda' | 'removed', id: AgendaId): AgendaItem<AnchoredSpan> {
  return mapOf(doc, name).get(id) as AgendaItem<AnchoredSpan>
}

function anchorItem(item: AgendaItem, anchor: AnchorIn): AgendaItem<AnchoredSpan> {
  const { topic } = item
  if (topic.kind !== 'passage') return { ...item, topic }
  return { ...item, topic: { ...topic, place: anchor(topic.source, topic.place) } }
}

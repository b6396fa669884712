import type { ActId, Ballot, Choice, Decision, Message, Proposal, Reconciliation, Span } from '@intercoder/domain'
import type * as Y from 'yjs'
import { AnchorIndex } from '../anchors/anchor-index.ts'
import type { AnchoredSpan } from '../anchors/anchor.ts'
import { actsOf, listNames, listOf, recordsOf, statusOf } from './parts.ts'

/** The talk as it is kept, by anchors. Its consensus is read as any layer is. */
export function readReconciliation(doc: Y.Doc): Reconciliation<AnchoredSpan> {
  return {
    messages: recordsOf<Message>(listOf(doc, 'messages')),
    proposals: recordsOf<Proposal<AnchoredSpan>>(listOf(doc, 'proposals')),
    ballots: recordsOf<Ballot>(listOf(doc, 'ballots')),
    decisions: recordsOf<Decision<AnchoredSpan>>(listOf(doc, 'decisions')),
    closedAt: (statusOf(doc).get('closedAt') as number | undefined) ?? null,
    acts: new Set([...actsOf(doc).keys()] as ActId[]),
  }
}

/** The talk with its places in the transcript as it stands, all found in one walk; null where the words are gone. */
export function placeReconciliation(talk: Reconciliation<AnchoredSpan>, transcript: Y.Doc): Reconciliation {
  const index = new AnchorIndex(transcript)
  for (const { id, choice } of [...talk.proposals, ...talk.decisions])
    if (choice && 'place' in choice) index.set(id, choice.place)
  const place = <T extends { id: string }>({ id }: T, choice: Choice<AnchoredSpan>): Choice<Span | null> =>
    'place' in choice ? { ...choice, place: index.span(id) } : choice
  const proposals = talk.proposals.map((one) => ({ ...one, choice: place(one, one.choice) }))
  const decisions = talk.decisions.map((one) => ({ ...one, choice: one.choice && place(one, one.choice) }))
  index.destroy()
  return { ...talk, proposals, decisions }
}

/** Calls back once after each change of the talk or of what it decided. Returns how to stop. */
export function observeReconciliation(doc: Y.Doc, onChange: () => void): () => void {
  const parts = [...listNames.map((name) => listOf(doc, name)), statusOf(doc)]
  const names = new Set<unknown>(parts)
  const listener = ({ changed }: Y.Transaction) => {
    if ([...changed.keys()].some((part) => names.has(part))) onChange()
  }
  doc.on('afterTransaction', listener)
  return () => doc.off('afterTransaction', listener)
}

/** How changes that the rules of the talk accepted are written: a decision and its codings are one update. */
import {
  quoteSpan,
  type Ballot,
  type Choice,
  type ConsensusCoding,
  type Decision,
  type ReconciliationChange,
  type Span,
} from '@intercoder/domain'
import type * as Y from 'yjs'
import { anchorSpan, type AnchoredSpan } from '../anchors/anchor.ts'
import { codingsOf } from '../layer/read-layer.ts'
import { storeCoding } from '../layer/stored-coding.ts'
import { readRun } from '../transcript/run.ts'
import { actsOf, listOf, statusOf } from './parts.ts'

/** `transcript` is what the spans of the changes were checked against. */
export function writeReconciliation(doc: Y.Doc, transcript: Y.Doc, changes: readonly ReconciliationChange[]): void {
  const run = readRun(transcript)
  doc.transact(() => changes.forEach((change) => write(doc, { transcript, run }, change)))
}

interface Text {
  transcript: Y.Doc
  run: string
}

function write(doc: Y.Doc, text: Text, change: ReconciliationChange): void {
  switch (change.kind) {
    case 'add-message':
      listOf(doc, 'messages').set(change.message.id, change.message)
      return
    case 'add-proposal': {
      const { proposal } = change
      listOf(doc, 'proposals').set(proposal.id, { ...proposal, choice: anchorChoice(text, proposal.choice) })
      return
    }
    case 'withdraw-proposal':
      amend(listOf(doc, 'proposals'), change.proposal, { withdrawnAt: change.at })
      return
    case 'add-ballot':
      listOf(doc, 'ballots').set(change.ballot.id, change.ballot)
      return
    case 'note-vote': {
      const ballot = listOf(doc, 'ballots').get(change.ballot) as Ballot
      amend(listOf(doc, 'ballots'), ballot.id, { voted: [...ballot.voted, change.account] })
      return
    }
    case 'reveal-ballot':
      amend(listOf(doc, 'ballots'), change.ballot, {
        votes: change.votes,
        revealedAt: change.at,
        revealedBy: change.by,
      })
      return
    case 'add-decision':
      writeDecision(doc, text, change.decision, change.codings)
      return
    case 'undo-decision':
      undoDecision(doc, change)
      return
    case 'set-closed':
      statusOf(doc).set('closedAt', change.at)
      return
    case 'note-act':
      actsOf(doc).set(change.act, change.at)
  }
}

function writeDecision(doc: Y.Doc, text: Text, decision: Decision<Span>, codings: readonly ConsensusCoding[]): void {
  const choice = decision.choice && anchorChoice(text, decision.choice)
  listOf(doc, 'decisions').set(decision.id, { ...decision, choice })
  for (const { id, code, span, remark, at } of codings) {
    const placed = { ...anchor(text, span), quote: quoteSpan(text.run, span) }
    codingsOf(doc).set(id, storeCoding({ code, ...placed, certainty: 'sure', remark, at }))
  }
}

/** Takes its codings away and keeps the record. */
function undoDecision(
  doc: Y.Doc,
  { decision, by, at }: Extract<ReconciliationChange, { kind: 'undo-decision' }>,
): void {
  const { codings } = listOf(doc, 'decisions').get(decision) as Decision
  for (const coding of codings) codingsOf(doc).delete(coding)
  amend(listOf(doc, 'decisions'), decision, { undone: { by, at } })
}

function amend(map: Y.Map<unknown>, id: string, fields: object): void {
  map.set(id, { ...(map.get(id) as object), ...fields })
}

function anchorChoice(text: Text, choice: Choice): Choice<AnchoredSpan> {
  return 'place' in choice ? { ...choice, place: anchor(text, choice.place) } : choice
}

function anchor({ transcript }: Text, span: Span): AnchoredSpan {
  const anchored = anchorSpan(transcript, span)
  if (!anchored) throw new RangeError(`no words from ${span.start} to ${span.end}`)
  return anchored
}

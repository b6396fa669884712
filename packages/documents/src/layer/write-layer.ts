/** What a coder does in their own layer. Each verb checks by the rules of the domain, then writes one step. */
import {
  accept,
  checkCertainty,
  checkRemark,
  checkSpan,
  quoteSpan,
  refuse,
  type CodeId,
  type CodingId,
  type CodingRefusal,
  type NewCoding,
  type Result,
  type Span,
} from '@intercoder/domain'
import type * as Y from 'yjs'
import { anchorSpan, type AnchoredSpan } from '../anchors/anchor.ts'
import { ownStep } from '../origin.ts'
import { readRun } from '../transcript/run.ts'
import { codingsOf } from './read-layer.ts'
import { readEntry, storeCoding, type AnchoredCoding } from './stored-coding.ts'

type Written = Result<AnchoredCoding, CodingRefusal>

/** Applies a code to a span of the transcript as it stands in `transcript`. */
export function applyCode(layer: Y.Doc, transcript: Y.Doc, draft: NewCoding): Written {
  if (codingsOf(layer).has(draft.id)) return refuse({ kind: 'coding-exists', coding: draft.id })
  const remark = checkRemark(draft.remark ?? '')
  if (!remark.ok) return remark
  const placed = anchorWords(transcript, draft.span)
  if (!placed.ok) return placed
  const { id, code, at, certainty = 'sure' } = draft
  return write(layer, { id, code, ...placed.value, certainty, remark: remark.value, at })
}

/** Applies another code to the same words. `at` is the time now: a split recorded before it does not carry the coding. */
export function changeCode(layer: Y.Doc, coding: CodingId, code: CodeId, at: number): Written {
  return change(layer, coding, () => accept({ code, at }))
}

/** Moves the coding to other words: either end, or both. */
export function moveBoundary(layer: Y.Doc, transcript: Y.Doc, coding: CodingId, span: Span): Written {
  return change(layer, coding, () => anchorWords(transcript, span))
}

export function setRemark(layer: Y.Doc, coding: CodingId, remark: string): Written {
  return change(layer, coding, () => {
    const checked = checkRemark(remark)
    return checked.ok ? accept({ remark: checked.value }) : checked
  })
}

export function setCertainty(layer: Y.Doc, coding: CodingId, certainty: string): Written {
  return change(layer, coding, () => {
    const checked = checkCertainty(certainty)
    return checked.ok ? accept({ certainty: checked.value }) : checked
  })
}

export function removeCoding(layer: Y.Doc, coding: CodingId): Written {
  const found = findCoding(layer, coding)
  if (found) layer.transact(() => codingsOf(layer).delete(coding), ownStep)
  return found ? accept(found) : refuse({ kind: 'unknown-coding', coding })
}

/** The coding as it is kept, or null. */
function findCoding(layer: Y.Doc, coding: CodingId): AnchoredCoding | null {
  const entry = readEntry(coding, codingsOf(layer).get(coding))
  return entry.ok ? entry.coding : null
}

function change(layer: Y.Doc, coding: CodingId, decide: () => Result<Partial<AnchoredCoding>, CodingRefusal>): Written {
  const found = findCoding(layer, coding)
  if (!found) return refuse({ kind: 'unknown-coding', coding })
  const fields = decide()
  return fields.ok ? write(layer, { ...found, ...fields.value }) : fields
}

function write(layer: Y.Doc, coding: AnchoredCoding): Written {
  layer.transact(() => codingsOf(layer).set(coding.id, storeCoding(coding)), ownStep)
  return accept(coding)
}

function anchorWords(transcript: Y.Doc, span: Span): Result<AnchoredSpan & { quote: string }, CodingRefusal> {
  const run = readRun(transcript)
  const checked = checkSpan(run, span)
  if (!checked.ok) return checked
  const anchored = anchorSpan(transcript, checked.value)
  if (!anchored) return refuse({ kind: 'span-outside', length: run.length })
  return accept({ ...anchored, quote: quoteSpan(run, checked.value) })
}

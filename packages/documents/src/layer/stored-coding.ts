/** The form of one coding in a layer document, and what is said of an entry that does not have it. */
import { certainties, isId, type Coding, type CodingId } from '@intercoder/domain'
import { isAnchor, type Anchor, type AnchoredSpan } from '../anchors/anchor.ts'
import { fieldsOf } from '../fields.ts'

/** A coding as it is kept: by anchors, whatever the transcript is like now. */
export interface AnchoredCoding extends Omit<Coding, 'span'>, AnchoredSpan {}

/** An entry that is no coding: skipped, never deleted. */
export interface InvalidEntry {
  key: string
  /** The first field that is missing or of the wrong form. */
  field: string
}

export type ReadEntry = { ok: true; coding: AnchoredCoding } | { ok: false; invalid: InvalidEntry }

type Fields = Omit<AnchoredCoding, 'id'>

const checks: { [Field in keyof Fields]: (value: unknown) => boolean } = {
  code: (value) => typeof value === 'string' && isId(value),
  start: isAnchor,
  end: isAnchor,
  quote: (value) => typeof value === 'string',
  certainty: (value) => certainties.some((certainty) => certainty === value),
  remark: (value) => typeof value === 'string',
  at: (value) => typeof value === 'number' && Number.isFinite(value) && value >= 0,
}

export function readEntry(key: string, value: unknown): ReadEntry {
  if (!isId(key)) return { ok: false, invalid: { key, field: 'id' } }
  const stored = fieldsOf(value)
  for (const [field, isRight] of Object.entries(checks)) {
    if (!isRight(stored[field])) return { ok: false, invalid: { key, field } }
  }
  const { code, start, end, quote, certainty, remark, at } = stored as unknown as Fields
  return { ok: true, coding: { id: key as CodingId, code, start, end, quote, certainty, remark, at } }
}

/** The plain value to keep for a coding. */
export function storeCoding({ code, start, end, quote, certainty, remark, at }: Fields): Fields {
  return { code, start: bare(start), end: bare(end), quote, certainty, remark, at }
}

function bare({ client, clock }: Anchor): Anchor {
  return { client, clock }
}

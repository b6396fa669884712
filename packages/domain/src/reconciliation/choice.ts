import type { AccountId, CodeId, CodingId } from '../ids.ts'
import type { Span } from '../source/source.ts'

/** What could stand in the consensus for a disagreement. `Place` is a span, or what a document keeps of one. */
export type Choice<Place = Span> =
  /** What one coder coded there; nothing, where they left it. */
  | { kind: 'take'; coder: AccountId }
  /** What all of them coded there. */
  | { kind: 'both' }
  | { kind: 'neither' }
  /** A code that nobody applied there. */
  | { kind: 'code'; code: CodeId; place: Place }
  /** One of the codes applied there, on words that nobody marked so. */
  | { kind: 'boundary'; code: CodeId; place: Place }

/** A coding of an independent layer, as the talk is about it: read through the codebook. */
export interface Evidence {
  id: CodingId
  coder: AccountId
  code: CodeId
  span: Span
}

/** A code on words, to be written into the consensus. */
export interface Passage {
  code: CodeId
  span: Span
}

/** The codings that a choice comes to. Of one code, what overlaps becomes one. */
export function passagesOf(choice: Choice, evidence: readonly Evidence[]): Passage[] {
  switch (choice.kind) {
    case 'take':
      return joinPassages(evidence.filter(({ coder }) => coder === choice.coder))
    case 'both':
      return joinPassages(evidence)
    case 'neither':
      return []
    case 'code':
    case 'boundary':
      return [{ code: choice.code, span: choice.place }]
  }
}

function joinPassages(evidence: readonly Passage[]): Passage[] {
  const joined: Passage[] = []
  for (const [code, held] of Map.groupBy(evidence, (one) => one.code)) {
    let last: Span | null = null
    for (const { span } of held.toSorted((one, other) => one.span.start - other.span.start)) {
      if (last && span.start < last.end) last.end = Math.max(last.end, span.end)
      else joined.push({ code, span: (last = { ...span }) })
    }
  }
  return joined.toSorted((one, other) => one.span.start - other.span.start || one.span.end - other.span.end)
}

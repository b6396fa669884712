/** Anchors: places in a transcript that hold on to characters, not to numbers. */
import type { Span } from '@intercoder/domain'
import type * as Y from 'yjs'
import { textOf, unitsOf } from '../transcript/run.ts'

/** The identity of one unit of the run, alive or deleted. */
export interface Anchor {
  client: number
  clock: number
}

/** Whether something from outside has the form of an anchor; whether any transcript has such a unit is not asked. */
export function isAnchor(value: unknown): value is Anchor {
  if (typeof value !== 'object' || value === null || !('client' in value) || !('clock' in value)) return false
  return isCount(value.client) && isCount(value.clock)
}

function isCount(value: unknown): boolean {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
}

/** `start` is the span's first unit, `end` its last: what is typed before or behind the span stays outside it. */
export interface AnchoredSpan {
  start: Anchor
  end: Anchor
}

/** Anchors for a span of UTF-16 offsets; null where the span is empty or outside the transcript. */
export function anchorSpan(transcript: Y.Doc, span: Span): AnchoredSpan | null {
  return anchorSpans(transcript, [span])[0] ?? null
}

/** The same for many spans, in one walk. */
export function anchorSpans(transcript: Y.Doc, spans: readonly Span[]): (AnchoredSpan | null)[] {
  const wanted = spans.flatMap(({ start, end }) => (end > start && start >= 0 ? [start, end - 1] : []))
  const found = unitsAt(
    textOf(transcript),
    [...new Set(wanted)].sort((one, other) => one - other),
  )
  return spans.map(({ start, end }) => {
    const first = found.get(start)
    const last = found.get(end - 1)
    return first && last && end > start ? { start: first, end: last } : null
  })
}

function unitsAt(text: Y.Text, offsets: number[]): Map<number, Anchor> {
  const found = new Map<number, Anchor>()
  let next = 0
  let at = 0
  for (let item = text._start; item !== null && next < offsets.length; item = item.right) {
    const end = at + unitsOf(item)
    for (let offset = offsets[next]; offset !== undefined && offset < end; offset = offsets[++next]) {
      found.set(offset, { client: item.id.client, clock: item.id.clock + offset - at })
    }
    at = end
  }
  return found
}

/**
 * Where brackets and their labels stand in the margin. Coders who gave the same words the same code share one label;
 * labels that would push each other too far from their words shrink to chips that stand side by side.
 */
import type { CodeId } from '@intercoder/domain'
import type { PlacedMark } from './mark.ts'

/** All lengths are CSS pixels from the top of the text. */
export interface Bracket {
  mark: PlacedMark
  lane: number
  top: number
  bottom: number
}

/** One code with the brackets that bear it on nearly the same words. */
export interface Label {
  /** The key of its first mark. */
  key: string
  code: CodeId | null
  brackets: Bracket[]
}

export interface LabelRow {
  top: number
  labels: Label[]
  /** Labels that have no room even as chips. */
  more: Label[]
}

export const rowHeight = 22
/** How far a label may stand below the words it belongs to. */
const farthest = 4 * rowHeight
const chipsInRow = 4

/** The pixels from one lane to the next: the more lanes, the closer. */
export function lanePitch(lanes: number): number {
  if (lanes <= 4) return 12
  return lanes <= 10 ? 9 : 6
}

/** `brackets` in any order; answers rows from top to bottom. */
export function layLabels(brackets: readonly Bracket[]): LabelRow[] {
  const rows: LabelRow[] = []
  for (const label of groupByCode(brackets)) {
    const wanted = topOf(label)
    const last = rows.at(-1)
    const free = last ? Math.max(wanted, last.top + rowHeight) : wanted
    if (!last || free - wanted <= farthest) rows.push({ top: free, labels: [label], more: [] })
    else if (last.labels.length < chipsInRow) last.labels.push(label)
    else last.more.push(label)
  }
  return rows
}

function groupByCode(brackets: readonly Bracket[]): Label[] {
  const labels: Label[] = []
  const open = new Map<CodeId | null, Label>()
  for (const bracket of brackets.toSorted((a, b) => a.top - b.top || a.lane - b.lane)) {
    const before = open.get(bracket.mark.code)
    if (before && bracket.top - topOf(before) <= rowHeight && bracket.top < before.brackets[0]!.bottom) {
      before.brackets.push(bracket)
      continue
    }
    const label = { key: bracket.mark.key, code: bracket.mark.code, brackets: [bracket] }
    open.set(label.code, label)
    labels.push(label)
  }
  return labels
}

function topOf(label: Label): number {
  return label.brackets[0]!.top
}

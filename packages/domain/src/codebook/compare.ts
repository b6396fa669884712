/** What became of a codebook between two moments, code by code. */
import type { CodeId } from '../ids.ts'
import { proseFields, type Code, type Codebook, type CodebookOperation, type ProseField } from './code.ts'
import { mergedCodes, retiredCodes } from './operations.ts'
import { buildCodeTree, standingParents, type CodeNode } from './tree.ts'
import { compareWords, type WordPiece } from './word-changes.ts'

export type CodeChange =
  | { kind: 'added' }
  | { kind: 'removed' }
  | { kind: 'renamed'; from: string; to: string }
  /** Parents as they are shown, after merges; null at the top. */
  | { kind: 'moved'; from: CodeId | null; to: CodeId | null }
  | { kind: 'recoloured'; from: string; to: string }
  | { kind: 'reworded'; field: ProseField; pieces: WordPiece[] }
  | { kind: 'merged'; into: CodeId }
  | { kind: 'unmerged'; from: CodeId }
  | { kind: 'split'; into: CodeId; codings: number }
  | { kind: 'unsplit'; into: CodeId }
  | { kind: 'retired' }
  | { kind: 'brought-back' }

export interface ComparedCode {
  /** As it was; null where it was not there yet. */
  before: Code | null
  /** As it is after; null where it is gone. */
  after: Code | null
  changes: CodeChange[]
}

/** The codes that differ, in the order of the later tree; what is in that tree no more comes last, in its former order. */
export function compareCodebooks(one: Codebook, other: Codebook): ComparedCode[] {
  const [before, after] = [factsOf(one), factsOf(other)]
  const ids = new Set([...after.order, ...before.order])
  return [...ids].flatMap((id) => {
    const compared = { before: before.codes.get(id) ?? null, after: after.codes.get(id) ?? null }
    const changes = changesOf(id, before, after)
    return changes.length > 0 ? [{ ...compared, changes }] : []
  })
}

interface Facts {
  codes: ReadonlyMap<CodeId, Code>
  /** Every code, those merged away behind the one they went into. */
  order: CodeId[]
  parents: ReadonlyMap<CodeId, CodeId | null>
  merged: ReadonlyMap<CodeId, CodeId>
  retired: ReadonlySet<CodeId>
  splits: ReadonlyMap<string, Extract<CodebookOperation, { kind: 'split' }>>
}

function factsOf(codebook: Codebook): Facts {
  return {
    codes: new Map(codebook.codes.map((code) => [code.id, code])),
    order: [...buildCodeTree(codebook).flatMap(idsUnder), ...codebook.codes.map(({ id }) => id)],
    parents: standingParents(codebook),
    merged: mergedCodes(codebook),
    retired: retiredCodes(codebook),
    splits: new Map(codebook.operations.flatMap((each) => (each.kind === 'split' ? [[each.id, each]] : []))),
  }
}

function idsUnder({ code, merged, children }: CodeNode): CodeId[] {
  return [code.id, ...merged.map(({ id }) => id), ...children.flatMap(idsUnder)]
}

function changesOf(id: CodeId, before: Facts, after: Facts): CodeChange[] {
  const [one, other] = [before.codes.get(id), after.codes.get(id)]
  if (!one || !other) return [...(one ? [{ kind: 'removed' } as const] : [{ kind: 'added' } as const])]
  return [...changesOfFields(one, other), ...changesOfPlace(id, before, after), ...changesOfSplits(id, before, after)]
}

function changesOfFields(one: Code, other: Code): CodeChange[] {
  const changes: CodeChange[] = []
  if (one.name !== other.name) changes.push({ kind: 'renamed', from: one.name, to: other.name })
  if (one.colour !== other.colour) changes.push({ kind: 'recoloured', from: one.colour, to: other.colour })
  for (const field of proseFields) {
    if (one[field] !== other[field])
      changes.push({ kind: 'reworded', field, pieces: compareWords(one[field], other[field]) })
  }
  return changes
}

function changesOfPlace(id: CodeId, before: Facts, after: Facts): CodeChange[] {
  const changes: CodeChange[] = []
  const [was, is] = [before.merged.get(id), after.merged.get(id)]
  if (was !== is) {
    if (is !== undefined) changes.push({ kind: 'merged', into: is })
    else if (was !== undefined) changes.push({ kind: 'unmerged', from: was })
  }
  const [from, to] = [before.parents.get(id), after.parents.get(id)]
  if (from !== undefined && to !== undefined && from !== to) changes.push({ kind: 'moved', from, to })
  if (before.retired.has(id) !== after.retired.has(id))
    changes.push({ kind: after.retired.has(id) ? 'retired' : 'brought-back' })
  return changes
}

function changesOfSplits(id: CodeId, before: Facts, after: Facts): CodeChange[] {
  const made = [...after.splits.values()].filter((split) => split.from === id && !before.splits.has(split.id))
  const undone = [...before.splits.values()].filter((split) => split.from === id && !after.splits.has(split.id))
  return [
    ...made.map(({ into, codings }) => ({ kind: 'split', into, codings: codings.length }) as const),
    ...undone.map(({ into }) => ({ kind: 'unsplit', into }) as const),
  ]
}

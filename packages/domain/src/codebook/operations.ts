/** How merges, splits and retirements are read: in the order they were made, each carrying on from what the last one gave. */
import type { CodeId } from '../ids.ts'
import type { Coding } from '../coding/coding.ts'
import type { Code, Codebook, CodebookOperation } from './code.ts'

/** What reading needs of a coding: a split carries only the code that the coding had when the split was made. */
export type CodedBy = Pick<Coding, 'id' | 'code' | 'at'>

export type CodeResolver = (coding: CodedBy) => Code | null

/** The code that a coding stands for now, or null where its code is gone from the codebook. */
export function resolveCode(codebook: Codebook, coding: CodedBy): Code | null {
  return codeResolver(codebook)(coding)
}

/**
 * The same for many codings. Going through the operations once, in order, cannot run in a circle, whatever was recorded
 * at the same time by two people: of two merges of one code the earlier holds, of a merge there and back the last.
 */
export function codeResolver(codebook: Codebook): CodeResolver {
  const codes = new Map(codebook.codes.map((code) => [code.id, code]))
  const steps = inOrder(codebook.operations).flatMap(stepOf)
  return (coding) => {
    let code = coding.code
    for (const step of steps) if (step.from === code && step.carries(coding)) code = step.into
    return codes.get(code) ?? null
  }
}

/** Where each merged code went. A code that is not merged away has no entry. */
export function mergedCodes(codebook: Codebook): Map<CodeId, CodeId> {
  const merges = inOrder(codebook.operations).filter((operation) => operation.kind === 'merge')
  const merged = new Map<CodeId, CodeId>()
  for (const { id } of codebook.codes) {
    let code = id
    for (const merge of merges) if (merge.from === code) code = merge.into
    if (code !== id) merged.set(id, code)
  }
  return merged
}

export function retiredCodes(codebook: Codebook): Set<CodeId> {
  return new Set(codebook.operations.flatMap((operation) => (operation.kind === 'retire' ? [operation.code] : [])))
}

/** A time for a new operation: the clock's, or the first after every operation and coding that it follows upon. */
export function timeAfter(now: number, seen: Iterable<number>): number {
  let at = now
  for (const time of seen) if (time >= at) at = time + 1
  return at
}

export function inOrder(operations: readonly CodebookOperation[]): CodebookOperation[] {
  return operations.toSorted((one, other) => one.at - other.at || (one.id < other.id ? -1 : 1))
}

interface Step {
  from: CodeId
  into: CodeId
  carries: (coding: CodedBy) => boolean
}

function stepOf(operation: CodebookOperation): Step[] {
  if (operation.kind === 'retire') return []
  const { from, into, at } = operation
  if (operation.kind === 'merge') return [{ from, into, carries: () => true }]
  const carried = new Set(operation.codings)
  return [{ from, into, carries: (coding) => coding.at <= at && carried.has(coding.id) }]
}

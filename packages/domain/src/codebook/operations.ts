/**
 * How merges, splits and retirements are read. Merges first, as one map without circles, then the splits in the order they
 * were made: whatever was recorded at the same time by two people, every coding ends at one code, the same for everyone.
 */
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

/** The same for many codings. */
export function codeResolver(codebook: Codebook): CodeResolver {
  const codes = new Map(codebook.codes.map((code) => [code.id, code]))
  const merged = mergedCodes(codebook)
  const standing = (code: CodeId) => merged.get(code) ?? code
  const splits = inOrder(codebook.operations).flatMap((operation) =>
    operation.kind === 'split' && codes.has(operation.into)
      ? [
          {
            from: standing(operation.from),
            into: standing(operation.into),
            at: operation.at,
            codings: new Set(operation.codings),
          },
        ]
      : [],
  )
  return (coding) => {
    let code = standing(coding.code)
    for (const { from, into, at, codings } of splits) {
      if (from === code && coding.at <= at && codings.has(coding.id)) code = into
    }
    return codes.get(code) ?? null
  }
}

/**
 * The standing code that each merged code now reads as; a code that stands has no entry. Of two merges of one code the
 * earlier holds, and one that would close a circle does not.
 */
export function mergedCodes(codebook: Codebook): Map<CodeId, CodeId> {
  const known = new Set(codebook.codes.map((code) => code.id))
  const next = new Map<CodeId, CodeId>()
  const end = (code: CodeId): CodeId => {
    const into = next.get(code)
    return into === undefined ? code : end(into)
  }
  for (const operation of inOrder(codebook.operations)) {
    if (operation.kind !== 'merge' || !known.has(operation.into)) continue
    if (!next.has(operation.from) && end(operation.into) !== operation.from) next.set(operation.from, operation.into)
  }
  return new Map([...next.keys()].map((code) => [code, end(code)]))
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

function inOrder(operations: readonly CodebookOperation[]): CodebookOperation[] {
  return operations.toSorted((one, other) => one.at - other.at || (one.id < other.id ? -1 : 1))
}

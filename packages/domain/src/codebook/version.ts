/** Named snapshots of a codebook, and what was coded under which of them. */
import type { AccountId, ProjectId, VersionId } from '../ids.ts'
import type { Code, Codebook } from './code.ts'
import { codeResolver, type CodedBy } from './operations.ts'

/** A codebook as it was when somebody named it. It never changes. */
export interface CodebookVersion {
  id: VersionId
  project: ProjectId
  /** 1, 2, 3 … within the project. */
  number: number
  name: string
  /** What it is for, or what is new in it. */
  note: string
  by: AccountId
  /** Milliseconds since 1970. */
  at: number
}

/**
 * The version that something coded at `at` was coded under: the one its round names, or else the newest there was then.
 * Null where there was none yet.
 */
export function codedUnder<V extends Pick<CodebookVersion, 'id' | 'number' | 'at'>>(
  at: number,
  round: { version: VersionId | null },
  versions: readonly V[],
): V | null {
  if (round.version !== null) return versions.find(({ id }) => id === round.version) ?? null
  const earlier = versions.filter((version) => version.at <= at)
  return earlier.toSorted((one, other) => other.number - one.number)[0] ?? null
}

/** What decides whether a code fits a passage. The example only shows it. */
const meaningFields = ['definition', 'whenToUse', 'whenNot'] as const

/** The words that decide whether a code fits, as one text: two codes with the same one say the same. */
export function meaningOf(code: Code): string {
  return JSON.stringify(meaningFields.map((field) => code[field].trim()))
}

/** What a coding stood for when it was made, where that says something else than what it stands for now. */
export interface Redefinition {
  before: Code
  after: Code
}

/** Finds what of a codebook was redefined between a version and now, for any coding made under that version. */
export function redefinitionFinder(version: Codebook, now: Codebook): (coding: CodedBy) => Redefinition | null {
  const [then, today] = [codeResolver(version), codeResolver(now)]
  return (coding) => {
    const [before, after] = [then(coding), today(coding)]
    return before && after && meaningOf(before) !== meaningOf(after) ? { before, after } : null
  }
}

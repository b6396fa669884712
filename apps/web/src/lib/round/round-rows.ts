/** The rows of a round: every source of the project with who codes it there. Pure; the grid only draws it. */
import type { AccountId, Case, CaseId, SourceId, Wave } from '@intercoder/domain'
import { filterByText } from '@intercoder/ui/match'
import type { CoderProgress, ListedMember, ListedSource, RoundProgress, SourceProgress } from '#lib/api/shapes.ts'
import { compareNames, noCase } from '#lib/source/source-filter.ts'
import type { CellState } from '#lib/words/round.ts'

export interface Pair {
  source: SourceId
  coder: AccountId
}

export interface RoundRow {
  source: SourceId
  name: string
  case: CaseId | null
  caseName: string
  wave: string | null
  /** Null while nobody is to code it in this round. */
  progress: SourceProgress | null
  coders: ReadonlyMap<AccountId, CoderProgress>
}

export interface RowFilter {
  text: string
  /** A case's id, or `noCase`. Empty values let everything pass. */
  case: string
  wave: string
  /** Sources by how far they have come; `unassigned` has nobody, `ready` only waits for its release. */
  stage: '' | 'unassigned' | 'coding' | 'ready' | 'released'
}

export const noRowFilter: RowFilter = { text: '', case: '', wave: '', stage: '' }

/** By case in the order of `cases`, then by wave, then by name. */
export function rowsOf(
  progress: RoundProgress,
  sources: readonly ListedSource[],
  { cases, waves }: { cases: readonly Case[]; waves: readonly Wave[] },
): RoundRow[] {
  const known = new Map(progress.sources.map((one) => [one.source, one]))
  const rank = new Map(cases.map(({ id }, at) => [id, at]))
  const order = new Map(waves.map(({ name, order }) => [name, order]))
  const names = new Map(cases.map(({ id, name }) => [id, name]))
  const rows = sources.map(({ source }): RoundRow => {
    const one = known.get(source.id) ?? null
    return {
      source: source.id,
      name: source.name,
      case: source.case,
      caseName: (source.case && names.get(source.case)) ?? '',
      wave: source.wave,
      progress: one,
      coders: new Map(one?.coders.map((coder) => [coder.coder, coder])),
    }
  })
  const caseOf = (row: RoundRow) => (row.case && rank.get(row.case)) ?? cases.length
  const waveOf = (row: RoundRow) => (row.wave === null ? Infinity : (order.get(row.wave) ?? Infinity))
  return rows.sort(
    (a, b) => compare(caseOf(a), caseOf(b)) || compare(waveOf(a), waveOf(b)) || compareNames(a.name, b.name),
  )
}

/** Two infinities are alike, which their difference would not say. */
function compare(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1
}

export function filterRows(rows: readonly RoundRow[], filter: RowFilter): RoundRow[] {
  const chosen = rows.filter(
    (row) =>
      (filter.case === '' || (row.case ?? noCase) === filter.case) &&
      (filter.wave === '' || row.wave === filter.wave) &&
      (filter.stage === '' || stageOf(row) === filter.stage),
  )
  return filterByText(chosen, filter.text, ({ name }) => name)
}

export function stageOf({ progress, coders }: RoundRow): Exclude<RowFilter['stage'], ''> {
  if (progress && progress.releasedAt !== null) return 'released'
  if (!progress || coders.size === 0) return 'unassigned'
  return [...coders.values()].every(({ state }) => state === 'submitted') ? 'ready' : 'coding'
}

export function cellOf(row: RoundRow, coder: AccountId): CellState {
  const one = row.coders.get(coder)
  if (!one) return 'none'
  return row.progress && row.progress.releasedAt !== null && one.state !== 'assigned' ? 'released' : one.state
}

/** Who has a column: whoever may code, and whoever coded here before that changed. */
export function columnsOf(members: readonly ListedMember[], progress: RoundProgress): ListedMember[] {
  const here = new Set(progress.sources.flatMap(({ coders }) => coders.map(({ coder }) => coder)))
  return members.filter(({ account, role }) => role !== 'observer' || here.has(account))
}

/** Of the pairs of these rows and coders, those that can still be assigned, and those that can still be taken back. */
export function pairsToChange(
  rows: readonly RoundRow[],
  coders: readonly AccountId[],
): { free: Pair[]; taken: Pair[]; begun: number } {
  const [free, taken]: [Pair[], Pair[]] = [[], []]
  let begun = 0
  for (const row of rows) {
    for (const coder of coders) {
      const state = cellOf(row, coder)
      const isReleased = stageOf(row) === 'released'
      if (state === 'none' && !isReleased) free.push({ source: row.source, coder })
      else if (state === 'assigned' && !isReleased) taken.push({ source: row.source, coder })
      else if (state !== 'none') begun++
    }
  }
  return { free, taken, begun }
}

/** The sources that only wait for their release, of those the asker may release. */
export function readyRows(rows: readonly RoundRow[]): RoundRow[] {
  return rows.filter((row) => stageOf(row) === 'ready' && row.progress?.abilities.includes('round.release'))
}

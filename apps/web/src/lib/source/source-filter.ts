/** Which sources are shown, and under which case. Pure; the view only draws it. */
import type { Case, SourceKind, Wave } from '@intercoder/domain'
import { filterByText } from '@intercoder/ui/match'
import type { ListedSource } from '#lib/api/shapes.ts'

/** Empty values let everything pass. */
export interface SourceFilter {
  text: string
  /** A case's id, or `noCase`. */
  case: string
  wave: string
  kind: SourceKind | ''
}

/** Chosen to see the sources that belong to no case. */
export const noCase = '-'

export const noFilter: SourceFilter = { text: '', case: '', wave: '', kind: '' }

export function isFiltering(filter: SourceFilter): boolean {
  return filter.text.trim() !== '' || filter.case !== '' || filter.wave !== '' || filter.kind !== ''
}

export function filterSources(sources: readonly ListedSource[], filter: SourceFilter): ListedSource[] {
  const chosen = sources.filter(
    ({ source }) =>
      (filter.case === '' || (source.case ?? noCase) === filter.case) &&
      (filter.wave === '' || source.wave === filter.wave) &&
      (filter.kind === '' || source.kind === filter.kind),
  )
  return filterByText(chosen, filter.text, ({ source }) =>
    [source.name, ...source.participants.map(({ speaker, role }) => `${speaker} ${role}`)].join(' '),
  )
}

export interface SourceGroup {
  /** Null for the sources that belong to no case; they come last. */
  case: Case | null
  sources: ListedSource[]
}

/** By case in the order of `cases`, and in a case by wave, then name. Cases without sources are left out. */
export function groupSources(
  sources: readonly ListedSource[],
  cases: readonly Case[],
  waves: readonly Wave[],
): SourceGroup[] {
  const orders = new Map(waves.map(({ name, order }) => [name, order]))
  const order = ({ source }: ListedSource) => (source.wave === null ? Infinity : (orders.get(source.wave) ?? Infinity))
  const sorted = [...sources].sort((a, b) => {
    const [x, y] = [order(a), order(b)]
    return x === y ? compareNames(a.source.name, b.source.name) : x - y
  })
  return [...cases, null]
    .map((one) => ({ case: one, sources: sorted.filter(({ source }) => source.case === (one?.id ?? null)) }))
    .filter((group) => group.sources.length > 0)
}

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })

/** "Interview 2" comes before "Interview 10". */
export function compareNames(a: string, b: string): number {
  return collator.compare(a, b)
}

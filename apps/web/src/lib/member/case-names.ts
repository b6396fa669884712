import { list } from '#lib/words/units.ts'

/** The names of the cases with these ids, in the order of the table; a case deleted meanwhile is passed over. */
export function caseNames(ids: readonly string[], cases: readonly { id: string; name: string }[]): string {
  return list(cases.filter(({ id }) => ids.includes(id)).map(({ name }) => name))
}

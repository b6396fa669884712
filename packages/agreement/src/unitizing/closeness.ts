import { codesOfSet } from '../continuum/code-sets.ts'
import type { SetDistance } from '../sets/set-distance.ts'

interface NearPair {
  value: number
  other: number
  closeness: number
}

/** How near values of a table are to each other, 1 − δ. Values that no pair names are a whole distance apart. */
export interface Closeness {
  pairs: readonly NearPair[]
  of(value: number, other: number): number
}

/** Every value as far from every other. */
export const nominal: Closeness = { pairs: [], of: (value, other) => (value === other ? 1 : 0) }

/**
 * The closeness of sets of codes, for the `values` of a table over `cutCodeSets`. Only sets with a code in common are
 * compared, which is what keeps thousands of sets affordable.
 */
export function compareSets(values: readonly string[], distance: SetDistance): Closeness {
  const sets = values.map(codesOfSet)
  const of = (value: number, other: number) => 1 - distance(sets[value] ?? [], sets[other] ?? [])
  const pairs: NearPair[] = []
  const holders = new Map<string, number[]>()
  const comparedWith = new Int32Array(values.length).fill(-1)
  sets.forEach((set, other) => {
    for (const code of set) {
      const before = holders.get(code) ?? []
      for (const value of before) {
        if (value === other || comparedWith[value] === other) continue
        comparedWith[value] = other
        pairs.push({ value, other, closeness: of(value, other) })
      }
      before.push(other)
      holders.set(code, before)
    }
  })
  return { pairs, of }
}

/**
 * Orders by the first of the named fields in which two differ. Where the last of them is an id, a list stands in the same
 * order for everyone, whatever order its entries came in.
 */
export function byKeys<K extends string>(
  ...keys: readonly K[]
): (one: Record<K, string | number>, other: Record<K, string | number>) => number {
  return (one, other) => {
    for (const key of keys) if (one[key] !== other[key]) return one[key] < other[key] ? -1 : 1
    return 0
  }
}

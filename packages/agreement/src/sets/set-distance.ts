/**
 * How far two sets of labels are apart: 0 for equal sets, two empty ones too, and 1 for sets that have nothing in common. A
 * set is a list in which no label repeats; its order does not matter.
 */
export type SetDistance = (one: readonly string[], other: readonly string[]) => number

/** Equal or not. */
export const nominalDistance: SetDistance = (one, other) => (contains(one, other) && contains(other, one) ? 0 : 1)

/** 1 − |A ∩ B| / |A ∪ B|. */
export const jaccardDistance: SetDistance = (one, other) => {
  const met = meet(one, other)
  const either = one.length + other.length - met
  return either === 0 ? 0 : 1 - met / either
}

/** 1 − 2|A ∩ B| / (|A| + |B|). */
export const diceDistance: SetDistance = (one, other) => {
  const size = one.length + other.length
  return size === 0 ? 0 : 1 - (2 * meet(one, other)) / size
}

/**
 * MASI (Passonneau 2006): 1 − J · M, J being Jaccard's index, and M 1 for equal sets, 2/3 where one contains the other, 1/3
 * where each has something of its own.
 */
export const masiDistance: SetDistance = (one, other) => {
  const met = meet(one, other)
  const either = one.length + other.length - met
  if (met === either) return 0
  const monotonicity = met === Math.min(one.length, other.length) ? 2 / 3 : 1 / 3
  return 1 - (met / either) * monotonicity
}

const contains = (one: readonly string[], other: readonly string[]): boolean => meet(one, other) === other.length

/** Sets up to this size are searched faster than they are hashed. */
const small = 12

/** |A ∩ B| */
function meet(one: readonly string[], other: readonly string[]): number {
  const labels = other.length > small ? new Set(other) : null
  let met = 0
  for (const label of one) if (labels ? labels.has(label) : other.includes(label)) met++
  return met
}

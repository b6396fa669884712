/**
 * Order keys are fractions written in base 62: between any two there is always another, so that two people can place
 * codes at once and nobody's order is renumbered. A key never ends in the zero digit, which would leave no room before it.
 */
const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const zero = '0'
const digitAt = (place: number) => digits.charAt(place)
const placeOf = (digit: string) => digits.indexOf(digit || zero)

/**
 * A key that sorts after `before` and before `after`; null stands for the ends. Where the two do not leave room
 * (equal keys, made at the same time by two people), the key sorts after `before` only.
 */
export function orderBetween(before: string | null, after: string | null): string {
  const low = tidy(before ?? '')
  const high = tidy(after ?? '')
  return after !== null && high > low ? between(low, high) : following(low)
}

/** Sorts siblings: by key, ties by id, so that every replica shows the same order. */
export function byOrder(one: { order: string; id: string }, other: { order: string; id: string }): number {
  if (one.order !== other.order) return one.order < other.order ? -1 : 1
  return one.id < other.id ? -1 : one.id > other.id ? 1 : 0
}

// Steps by one digit instead of halving what is left, so that a long list made in order keeps short keys.
function following(low: string): string {
  if (low === '') return digitAt(digits.length >> 1)
  const first = placeOf(low.charAt(0))
  return first + 1 < digits.length ? digitAt(first + 1) : low.charAt(0) + following(low.slice(1))
}

function between(low: string, high: string): string {
  const first = placeOf(low.charAt(0))
  const last = placeOf(high.charAt(0))
  if (first === last) return digitAt(last) + between(low.slice(1), high.slice(1))
  if (last - first > 1) return digitAt((first + last) >> 1)
  return high.length > 1 ? digitAt(last) : digitAt(first) + following(low.slice(1))
}

function tidy(key: string): string {
  const known = [...key].filter((digit) => digits.includes(digit)).join('')
  return known.replace(/0+$/, '')
}

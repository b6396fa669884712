/**
 * The first of the numbers from 0 to `count` - 1 for which `holds` is true, found by halving; `count` where there is none.
 * What must hold: from some number on it is true for all, and for none before.
 */
export function firstWhere(count: number, holds: (number: number) => boolean): number {
  let low = 0
  let high = count
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}

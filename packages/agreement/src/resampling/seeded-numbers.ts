/**
 * Draws whole numbers from 0 to before k, the same ones for the same seed on every machine: x = (1664525·x + 1013904223) mod
 * 2^32, of which the upper digits are used, floor(x·k / 2^32). Exact for k below 2^20.
 */
export function seededNumbers(seed: number): (k: number) => number {
  let x = seed >>> 0
  return (k) => {
    x = (Math.imul(1664525, x) + 1013904223) >>> 0
    return Math.floor((x * k) / 2 ** 32)
  }
}

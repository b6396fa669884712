/**
 * Contenders measure in turns, and another begins each time: a slow minute of the machine falls on all of them, and
 * none is always the one for whom the load is still cold.
 */
import type { Contender } from './contenders.ts'

export async function takeTurns<T>(
  contenders: readonly Contender[],
  sittings: number,
  measure: (contender: Contender, sitting: number) => Promise<T>,
): Promise<Map<Contender, T[]>> {
  const results = new Map<Contender, T[]>(contenders.map((contender) => [contender, []]))
  for (let sitting = 0; sitting < sittings; sitting++) {
    const first = sitting % contenders.length
    for (const contender of [...contenders.slice(first), ...contenders.slice(0, first)]) {
      results.get(contender)?.push(await measure(contender, sitting))
    }
  }
  return results
}

/**
 * Contenders measure in turns, and another begins each time: a slow minute of the machine falls on all of them, and
 * none is always the one for whom the load is still cold.
 */
import type { Contender } from './contenders.ts'
import { ServerProcess } from './server-process.ts'

export async function takeTurns<T>(
  contenders: readonly Contender[],
  sittings: number,
  measure: (contender: Contender) => Promise<T>,
): Promise<Map<Contender, T[]>> {
  const results = new Map<Contender, T[]>(contenders.map((contender) => [contender, []]))
  for (let sitting = 0; sitting < sittings; sitting++) {
    const first = sitting % contenders.length
    for (const contender of [...contenders.slice(first), ...contenders.slice(0, first)]) {
      results.get(contender)?.push(await measure(contender))
    }
  }
  return results
}

/** Turns of a few seconds on servers that stay up and have been prepared. Outside of their turns they are held still. */
export async function takeShortTurns<T>(
  contenders: readonly Contender[],
  sittings: number,
  prepare: (server: ServerProcess) => Promise<void>,
  measure: (server: ServerProcess) => Promise<T>,
): Promise<Map<Contender, T[]>> {
  const servers = new Map(contenders.map((contender) => [contender, new ServerProcess(contender)]))
  try {
    for (const server of servers.values()) {
      await server.start()
      await prepare(server)
      server.hold()
    }
    return await takeTurns(contenders, sittings, async (contender) => {
      const server = servers.get(contender)
      if (!server) throw new Error(`${contender.name} has no server`)
      server.release()
      const result = await measure(server)
      server.hold()
      return result
    })
  } finally {
    for (const server of servers.values()) await server.close()
  }
}

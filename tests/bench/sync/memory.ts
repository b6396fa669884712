/** 1,000 open idle documents with two clients and 20 codings each: what one costs above the server's base. */
import { contenders, type Contender } from '../contenders.ts'
import { printTable, ratio, show } from '../figures.ts'
import { openClients, pause } from '../load-client.ts'
import { withServer } from '../server-process.ts'

const documents = 1_000
const settling = 8_000

export async function benchMemory(): Promise<void> {
  const results = new Map<Contender, { base: number; open: number; each: number }>()
  for (const contender of contenders) results.set(contender, await measureMemory(contender))
  const peers = [...results].filter(([contender]) => contender.isPeer).map(([, result]) => result.each)
  printTable(
    `${documents.toLocaleString('en')} idle documents × 2 clients, 20 codings each (aim: ≤ 1.0×)`,
    ['server', 'base MB', 'open MB', 'KB a document', 'ratio'],
    [...results].map(([{ name }, r]) => [
      name,
      show(r.base, 0),
      show(r.open, 0),
      show(r.each, 0),
      show(ratio(r.each, peers, 'lower'), 2),
    ]),
  )
}

function measureMemory(contender: Contender): Promise<{ base: number; open: number; each: number }> {
  return withServer(contender, async (server) => {
    // One document first, so that what a server loads on its first use counts as its base.
    const warm = await openClients(server, 2, () => 'layer/benchwarming')
    for (let i = 0; i < 200; i++) warm[0]?.edit()
    await pause(settling)
    const base = server.memory()
    const clients = await openClients(server, documents * 2, (index) => `layer/benchmemory${index % documents}`)
    for (let coding = 0; coding < 20; coding++) {
      for (const client of clients.slice(0, documents)) client.edit()
      await pause(400)
    }
    await pause(settling)
    const open = server.memory()
    for (const client of [...warm, ...clients]) client.close()
    return { base, open, each: Math.max(0, ((open - base) * 1024) / documents) }
  })
}

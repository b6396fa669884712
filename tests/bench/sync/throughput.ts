/** 50 documents × 4 clients, each with a few edits under way: how many edits a second come back to another client. */
import { openClients, pause } from '../load-client.ts'
import { contenders, intercoderOnPostgres, type Contender } from '../contenders.ts'
import { median, printTable, ratio, show } from '../figures.ts'
import { withServer } from '../server-process.ts'

const documents = 50
const clientsEach = 4
const underWay = 8
const seconds = 10
const sittings = 3

export async function benchThroughput(withPostgres: boolean): Promise<void> {
  const all = withPostgres ? [...contenders.slice(0, 1), intercoderOnPostgres, ...contenders.slice(1)] : contenders
  const runs = new Map<Contender, number[]>(all.map((one) => [one, []]))
  for (let sitting = 0; sitting < sittings; sitting++) {
    for (const contender of all) runs.get(contender)?.push(await measureThroughput(contender))
  }
  const peers = [...runs].filter(([contender]) => contender.isPeer).map(([, rates]) => median(rates))
  printTable(
    `Throughput, ${documents} documents × ${clientsEach} clients (medians of ${sittings} sittings; aim: ≥ 1.3×)`,
    ['server', 'edits/s', 'ratio'],
    [...runs].map(([{ name }, rates]) => [
      name,
      show(median(rates), 0),
      show(ratio(median(rates), peers, 'higher'), 2),
    ]),
  )
}

function measureThroughput(contender: Contender): Promise<number> {
  return withServer(contender, async (server) => {
    const clients = await openClients(
      server,
      documents * clientsEach,
      (index) => `layer/benchthroughput${index % documents}`,
    )
    let counted = 0
    clients.forEach((client, index) => {
      // The next client in the same document tells the writer that an edit has arrived.
      const reader = clients[(index + documents) % clients.length]
      if (!reader) return
      const before = reader.onMark
      reader.onMark = (mark) => {
        before(mark)
        if (!client.sent.delete(mark)) return
        counted++
        client.edit()
      }
      for (let i = 0; i < underWay; i++) client.edit()
    })
    await pause(3_000)
    counted = 0
    const started = performance.now()
    await pause(seconds * 1000)
    const rate = counted / ((performance.now() - started) / 1000)
    clients.forEach((client) => client.close())
    return rate
  })
}

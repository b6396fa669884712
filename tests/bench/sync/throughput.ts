/** 50 documents × 4 clients, each with a few edits under way: how many edits a second come back to another client. */
import { judge } from '../aims.ts'
import { contenders, isOurs } from '../contenders.ts'
import { median, printTable, ratio, show } from '../figures.ts'
import { closeClients, keepWriting, openClients, pause, warmUp } from '../load-client.ts'
import type { ServerProcess } from '../server-process.ts'
import { takeShortTurns } from '../take-turns.ts'

const documents = 50
const clientsEach = 4
const underWay = 8
const seconds = 3
const turns = 7

export async function benchThroughput(): Promise<void> {
  const runs = await takeShortTurns(contenders, turns, warmUp, measureThroughput)
  const peers = [...runs].filter(([contender]) => contender.isPeer).map(([, rates]) => median(rates))
  const rows = [...runs].map(([contender, rates]) => {
    const share = ratio(median(rates), peers, 'higher')
    if (isOurs(contender)) judge(`updates a second ≥ 1.3×, ${contender.store}`, `${show(share, 2)}×`, share >= 1.3)
    return [contender.name, show(median(rates), 0), show(share, 2)]
  })
  printTable(
    `Throughput, ${documents} documents × ${clientsEach} clients (medians of ${turns} turns; aim: ≥ 1.3×)`,
    ['server', 'edits/s', 'ratio'],
    rows,
  )
}

async function measureThroughput(server: ServerProcess): Promise<number> {
  const clients = await openClients(
    server,
    documents * clientsEach,
    (index) => `layer/benchthroughput${index % documents}`,
  )
  let counted = 0
  clients.forEach((writer, index) => {
    // The next client in the same document tells the writer that an edit has arrived.
    const reader = clients[(index + documents) % clients.length]
    if (!reader) return
    keepWriting(writer, reader, () => counted++)
    for (let i = 1; i < underWay; i++) writer.edit()
  })
  await pause(1_000)
  counted = 0
  const started = performance.now()
  await pause(seconds * 1000)
  const rate = counted / ((performance.now() - started) / 1000)
  closeClients(clients)
  return rate
}

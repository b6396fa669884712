/** 50 documents × 4 clients, each with a few edits under way: how many edits a second come back to another client. */
import { judge } from '../aims.ts'
import { contenders, isOurs, type Contender } from '../contenders.ts'
import { median, printTable, ratio, show } from '../figures.ts'
import { closeClients, openClients, pause } from '../load-client.ts'
import { withServer } from '../server-process.ts'
import { takeTurns } from '../take-turns.ts'

const documents = 50
const clientsEach = 4
const underWay = 8
const seconds = 7
const sittings = 3

export async function benchThroughput(): Promise<void> {
  const runs = await takeTurns(contenders, sittings, measureThroughput)
  const peers = [...runs].filter(([contender]) => contender.isPeer).map(([, rates]) => median(rates))
  const rows = [...runs].map(([contender, rates]) => {
    const share = ratio(median(rates), peers, 'higher')
    if (isOurs(contender)) judge(`updates a second ≥ 1.3×, ${contender.store}`, `${show(share, 2)}×`, share >= 1.3)
    return [contender.name, show(median(rates), 0), show(share, 2)]
  })
  printTable(
    `Throughput, ${documents} documents × ${clientsEach} clients (medians of ${sittings} sittings; aim: ≥ 1.3×)`,
    ['server', 'edits/s', 'ratio'],
    rows,
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
    clients.forEach((writer, index) => {
      // The next client in the same document tells the writer that an edit has arrived.
      const reader = clients[(index + documents) % clients.length]
      if (!reader) return
      reader.onMark = (mark) => {
        if (!writer.sent.delete(mark)) return
        counted++
        writer.edit()
      }
      for (let i = 0; i < underWay; i++) writer.edit()
    })
    await pause(3_000)
    counted = 0
    const started = performance.now()
    await pause(seconds * 1000)
    const rate = counted / ((performance.now() - started) / 1000)
    closeClients(clients)
    return rate
  })
}

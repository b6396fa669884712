/** One document, N clients, each an edit a second: from edit to seen by every other. */
import { judge } from '../aims.ts'
import { contenders, intercoderUnlogged, isOurs, type Contender } from '../contenders.ts'
import { median, printTable, quantile, ratio, show } from '../figures.ts'
import { closeClients, openClients, pause, until, warmUp } from '../load-client.ts'
import type { ServerProcess } from '../server-process.ts'
import { takeShortTurns } from '../take-turns.ts'

/** The fewer clients, the longer it takes until there is a hundredth of edits worth the name. */
const sizes = [
  { clients: 10, seconds: 4 },
  { clients: 50, seconds: 3 },
  { clients: 200, seconds: 2 },
]
const turns = 6
const settlingMs = 500

interface FanOut {
  p50: number
  p95: number
  p99: number
}

export async function benchFanOut(): Promise<void> {
  const runs = await takeShortTurns([...contenders, intercoderUnlogged], turns, warmUp, async (server) => {
    const turn: FanOut[] = []
    for (const size of sizes) turn.push(await measureFanOut(server, size))
    return turn
  })
  sizes.forEach(({ clients }, index) => {
    const figure = (sat: FanOut[][], p: keyof FanOut) => median(sat.map((turn) => turn[index]?.[p] ?? NaN))
    print(
      clients,
      [...runs].map(([contender, sat]) => ({
        contender,
        result: { p50: figure(sat, 'p50'), p95: figure(sat, 'p95'), p99: figure(sat, 'p99') },
      })),
    )
  })
}

function print(clients: number, results: { contender: Contender; result: FanOut }[]): void {
  const peers = results.filter(({ contender }) => contender.isPeer).map(({ result }) => result.p99)
  const rows = results.map(({ contender, result: { p50, p95, p99 } }) => {
    const share = ratio(p99, peers, 'lower')
    if (isOurs(contender))
      judge(`fan-out p99 at ${clients} clients ≤ 1.0×, ${contender.store}`, `${show(share, 2)}×`, share <= 1)
    return [contender.name, show(p50), show(p95), show(p99), show(share, 2)]
  })
  printTable(
    `Fan-out, ${clients} clients: edit to seen, ms (medians of ${turns} turns; aim: p99 ≤ 1.0×)`,
    ['server', 'p50', 'p95', 'p99', 'ratio p99'],
    rows,
  )
}

export async function measureFanOut(
  server: ServerProcess,
  size: { clients: number; seconds: number },
): Promise<FanOut> {
  const clients = await openClients(server, size.clients, () => `layer/benchfanout${size.clients}`)
  const sentAt = new Map<string, number>()
  const delays: number[] = []
  let expected = 0
  for (const client of clients) {
    client.onMark = (mark) => {
      const at = sentAt.get(mark)
      if (at !== undefined && !client.sent.has(mark)) delays.push(performance.now() - at)
    }
  }
  const begin = performance.now() + settlingMs
  const stops = clients.map((client, index) => {
    const send = () => {
      const at = performance.now()
      const mark = client.edit()
      if (at < begin) return
      sentAt.set(mark, at)
      expected += clients.length - 1
    }
    let timer: NodeJS.Timeout
    const first = setTimeout(() => (timer = setInterval(send, 1000)), (index * 1000) / clients.length)
    return () => (clearTimeout(first), clearInterval(timer))
  })
  await pause(settlingMs + size.seconds * 1000)
  stops.forEach((stop) => stop())
  const isComplete = await until(() => delays.length >= expected)
  closeClients(clients)
  if (!isComplete) throw new Error(`${server.contender.name} delivered ${delays.length} of ${expected} edits`)
  return { p50: quantile(delays, 0.5), p95: quantile(delays, 0.95), p99: quantile(delays, 0.99) }
}

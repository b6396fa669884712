/** One document, N clients, each an edit a second: from edit to seen by every other. */
import { openClients, pause } from '../load-client.ts'
import { contenders, type Contender } from '../contenders.ts'
import { median, printTable, quantile, ratio, show } from '../figures.ts'
import { withServer } from '../server-process.ts'

const sizes = [10, 50, 200]
const seconds = 12
const sittings = 3

interface FanOut {
  p50: number
  p95: number
  p99: number
}

export async function benchFanOut(): Promise<void> {
  for (const size of sizes) {
    const results = new Map<Contender, FanOut>()
    // Contenders take turns within each sitting, so that a slow minute of the machine falls on all of them.
    const runs = new Map<Contender, FanOut[]>(contenders.map((one) => [one, []]))
    for (let sitting = 0; sitting < sittings; sitting++) {
      for (const contender of contenders) runs.get(contender)?.push(await measureFanOut(contender, size))
    }
    for (const [contender, sat] of runs) {
      results.set(contender, {
        p50: median(sat.map((r) => r.p50)),
        p95: median(sat.map((r) => r.p95)),
        p99: median(sat.map((r) => r.p99)),
      })
    }
    const peers = [...results].filter(([contender]) => contender.isPeer).map(([, result]) => result.p99)
    printTable(
      `Fan-out, ${size} clients: edit to seen, ms (medians of ${sittings} sittings; aim: p99 ≤ 1.0×)`,
      ['server', 'p50', 'p95', 'p99', 'ratio p99'],
      [...results].map(([{ name }, r]) => [
        name,
        show(r.p50),
        show(r.p95),
        show(r.p99),
        show(ratio(r.p99, peers, 'lower'), 2),
      ]),
    )
  }
}

function measureFanOut(contender: Contender, size: number): Promise<FanOut> {
  return withServer(contender, async (server) => {
    const clients = await openClients(server, size, () => 'layer/benchfanout')
    const sentAt = new Map<string, number>()
    const delays: number[] = []
    let measuring = false
    for (const client of clients) {
      client.onMark = (mark) => {
        const at = sentAt.get(mark)
        if (at !== undefined && measuring && !client.sent.has(mark)) delays.push(performance.now() - at)
      }
    }
    const timers = clients.map((client, index) => {
      const send = () => sentAt.set(client.edit(), performance.now())
      let timer: NodeJS.Timeout
      const first = setTimeout(() => (timer = setInterval(send, 1000)), (index * 1000) / size)
      return () => (clearTimeout(first), clearInterval(timer))
    })
    await pause(3_000)
    measuring = true
    await pause(seconds * 1000)
    timers.forEach((stop) => stop())
    await pause(500)
    clients.forEach((client) => client.close())
    return { p50: quantile(delays, 0.5), p95: quantile(delays, 0.95), p99: quantile(delays, 0.99) }
  })
}

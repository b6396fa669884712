/** A reader that stops reading, and a client that floods presence: what they cost everyone else. */
import { contenders, type Contender } from '../contenders.ts'
import { printTable, quantile, ratio, show } from '../figures.ts'
import type { LoadClient } from '../load-client.ts'
import { openClients, pause } from '../load-client.ts'
import { withServer, type ServerProcess } from '../server-process.ts'
import { coding } from '../load-client.ts'

const stalledMegabytes = 24
const crowd = 50

export async function benchStalledReader(): Promise<void> {
  const rows: string[][] = []
  for (const contender of contenders) {
    const control = await withServer(contender, (server) => measureGrowth(server, false))
    const stalled = await withServer(contender, (server) => measureGrowth(server, true))
    rows.push([
      contender.name,
      show(control.grown, 0),
      show(stalled.grown, 0),
      show(Math.max(0, stalled.grown - control.grown), 0),
      stalled.cut ? 'yes' : 'no',
    ])
  }
  printTable(
    `A reader that stops while others write ${stalledMegabytes} MB (aim: costs ≤ 10 MB)`,
    ['server', 'growth without MB', 'growth with MB', 'costs MB', 'cut'],
    rows,
  )
}

/** Growth of resident memory at its peak; both runs write the same, only one has a reader that does not read. */
async function measureGrowth(server: ServerProcess, stall: boolean): Promise<{ grown: number; cut: boolean }> {
  const [writer, reader, bystander] = await openClients(server, 3, () => 'layer/benchstalling')
  if (!writer || !reader || !bystander) throw new Error('three clients open')
  let cut = false
  reader.socket.on('close', () => (cut = true))
  await pause(1_000)
  const before = server.memory()
  if (stall) reader.socket.pause()
  let peak = before
  // 200 replacements of one value: the document stays small, the traffic does not.
  for (let i = 0; i < stalledMegabytes * 4; i++) {
    writer.doc.once('update', (update: Uint8Array) =>
      writer.socket.send(server.contender.update(writer.document, update)),
    )
    writer.doc.getMap('codings').set('one', { ...coding('x'), remark: String(i).padEnd(256 * 1024, 'y') })
    await pause(300)
    peak = Math.max(peak, server.memory())
  }
  const isCut = cut
  for (const client of [writer, reader, bystander]) client.close()
  return { grown: peak - before, cut: isCut }
}

export async function benchPresenceFlood(): Promise<void> {
  const results = new Map<Contender, { calm: number; flooded: number }>()
  for (const contender of contenders) results.set(contender, await withServer(contender, measureFlood))
  const peers = [...results].filter(([one]) => one.isPeer).map(([, r]) => r.flooded / r.calm)
  printTable(
    `One client sends presence 1,000 times a second into ${crowd}: edit p99, ms (aim: flooded ≤ 1.5× calm)`,
    ['server', 'calm', 'flooded', 'flooded / calm', 'against the better peer'],
    [...results].map(([{ name }, r]) => [
      name,
      show(r.calm),
      show(r.flooded),
      show(r.flooded / r.calm, 2),
      show(ratio(r.flooded / r.calm, peers, 'lower'), 2),
    ]),
  )
}

async function measureFlood(server: ServerProcess): Promise<{ calm: number; flooded: number }> {
  const clients = await openClients(server, crowd, () => 'layer/benchflooding')
  await pause(2_000)
  const calm = await editDelays(clients, 8_000)
  const flooder = clients[0]
  const timer = setInterval(() => {
    for (let i = 0; i < 10 && flooder?.socket.readyState === 1; i++) flooder.present({ user: { name: 'flood' }, at: i })
  }, 10)
  const flooded = await editDelays(clients.slice(1), 8_000)
  clearInterval(timer)
  clients.forEach((client) => client.close())
  return { calm: quantile(calm, 0.99), flooded: quantile(flooded, 0.99) }
}

async function editDelays(clients: LoadClient[], ms: number): Promise<number[]> {
  const delays: number[] = []
  const sentAt = new Map<string, number>()
  for (const client of clients) {
    client.onMark = (mark) => {
      const at = sentAt.get(mark)
      if (at !== undefined && !client.sent.has(mark)) delays.push(performance.now() - at)
    }
  }
  let turn = 0
  const timer = setInterval(() => {
    const writer = clients[turn++ % clients.length]
    if (writer) sentAt.set(writer.edit(), performance.now())
  }, 20)
  await pause(ms)
  clearInterval(timer)
  await pause(300)
  return delays
}

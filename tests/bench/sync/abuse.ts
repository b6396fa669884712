/** A reader that stops reading, and a client that floods presence: what they cost everyone else. */
import { judge } from '../aims.ts'
import { houses, isOurs } from '../contenders.ts'
import { median, printTable, quantile, ratio, show } from '../figures.ts'
import { closeClients, openClients, pause, until, warmUp, type LoadClient } from '../load-client.ts'
import { withServer, type ServerProcess } from '../server-process.ts'
import { takeShortTurns, takeTurns } from '../take-turns.ts'

const writers = 4
const megabytes = 48
const changeBytes = 256 * 1024
/** Below what we let one client send, so that nobody is slowed down. */
const changeEveryMs = 300

const crowd = 50
const presencePerSecond = 1_000
const editEveryMs = 20
const listenMs = 3_000
const floods = 5

interface Growth {
  grown: number
  isCut: boolean
}

export async function benchStalledReader(): Promise<void> {
  const runs = await takeTurns(houses, 2, async (contender) => ({
    without: await withServer(contender, (server) => measureGrowth(server, false)),
    with: await withServer(contender, (server) => measureGrowth(server, true)),
  }))
  const rows = [...runs].map(([contender, sat]) => {
    const without = median(sat.map((one) => one.without.grown))
    const stalled = median(sat.map((one) => one.with.grown))
    const cost = Math.max(0, stalled - without)
    if (isOurs(contender)) judge('a stalled reader costs ≤ 10 MB', `${show(cost)} MB`, cost <= 10)
    const isCut = sat.every((one) => one.with.isCut)
    return [contender.name, show(without, 0), show(stalled, 0), show(cost, 0), isCut ? 'yes' : 'no']
  })
  printTable(
    `A reader that stops while others write ${megabytes} MB (medians of 2 sittings; aim: costs ≤ 10 MB)`,
    ['server', 'growth without MB', 'growth with MB', 'costs MB', 'cut'],
    rows,
  )
}

/** Growth of resident memory at its peak; both runs write the same, only one has a reader that does not read. */
async function measureGrowth(server: ServerProcess, isStalled: boolean): Promise<Growth> {
  const [reader, bystander, ...authors] = await openClients(server, 2 + writers, () => 'layer/benchstalling')
  if (!reader || !bystander) throw new Error('all clients open')
  let isCut = false
  let seen = 0
  reader.socket.on('close', () => (isCut = true))
  bystander.onMark = () => seen++
  await pause(1_000)
  const before = server.memory()
  let peak = before
  if (isStalled) reader.socket.pause()
  const rounds = Math.ceil((megabytes * 1024 * 1024) / changeBytes / writers)
  for (let round = 0; round < rounds; round++) {
    for (const author of authors) author.replace(changeBytes)
    await pause(changeEveryMs)
    peak = Math.max(peak, server.memory())
  }
  if (!(await until(() => seen >= rounds * writers)))
    throw new Error(`${server.contender.name} delivered ${seen} of ${rounds * writers}`)
  const result = { grown: Math.max(peak, server.memory()) - before, isCut }
  closeClients([reader, bystander, ...authors])
  return result
}

interface Flood {
  calm: number
  flooded: number
}

export async function benchPresenceFlood(): Promise<void> {
  const runs = await takeShortTurns(houses, floods, warmUp, measureFlood)
  const figure = (sat: Flood[], name: keyof Flood) => median(sat.map((one) => one[name]))
  const shareOf = (sat: Flood[]) => median(sat.map(({ flooded, calm }) => flooded / calm))
  const peers = [...runs].filter(([contender]) => contender.isPeer).map(([, sat]) => shareOf(sat))
  const rows = [...runs].map(([contender, sat]) => {
    const share = shareOf(sat)
    if (isOurs(contender)) judge('a presence flood leaves edit p99 ≤ 1.5× calm', `${show(share, 2)}×`, share <= 1.5)
    return [
      contender.name,
      show(figure(sat, 'calm')),
      show(figure(sat, 'flooded')),
      show(share, 2),
      show(ratio(share, peers, 'lower'), 2),
    ]
  })
  printTable(
    `One client sends presence ${presencePerSecond.toLocaleString('en')} times a second into ${crowd}: edit p99, ms (medians of ${floods} turns; aim: flooded ≤ 1.5× calm)`,
    ['server', 'calm', 'flooded', 'flooded / calm', 'against the better peer'],
    rows,
  )
}

async function measureFlood(server: ServerProcess): Promise<Flood> {
  const clients = await openClients(server, crowd, () => 'layer/benchflooding')
  const [flooder, ...others] = clients
  await editDelays(others, 700)
  const calm = await editDelays(others, listenMs)
  const timer = setInterval(() => {
    for (let i = 0; i < presencePerSecond / 100 && flooder?.socket.readyState === 1; i++)
      flooder.present({ user: { name: 'flood' }, at: i })
  }, 10)
  const flooded = await editDelays(others, listenMs)
  clearInterval(timer)
  closeClients(clients)
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
    const at = performance.now()
    const writer = clients[turn++ % clients.length]
    if (writer) sentAt.set(writer.edit(), at)
  }, editEveryMs)
  await pause(ms)
  clearInterval(timer)
  const expected = sentAt.size * (clients.length - 1)
  if (!(await until(() => delays.length >= expected)))
    throw new Error(`only ${delays.length} of ${expected} edits were delivered`)
  return delays
}

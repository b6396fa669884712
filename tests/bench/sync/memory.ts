/** 1,000 open idle documents with two clients and 20 codings each: what one costs above the server's base. */
import { judge } from '../aims.ts'
import { houses, isOurs, type Contender } from '../contenders.ts'
import { median, printTable, ratio, show } from '../figures.ts'
import { closeClients, openClients, pause, until } from '../load-client.ts'
import { withServer } from '../server-process.ts'
import { takeTurns } from '../take-turns.ts'

const documents = 1_000
const codingsEach = 20
const settlingMs = 7_000
const sittings = 1

interface Memory {
  base: number
  open: number
  each: number
}

export async function benchMemory(): Promise<void> {
  const runs = await takeTurns(houses, sittings, measureMemory)
  const figure = (sat: Memory[], name: keyof Memory) => median(sat.map((one) => one[name]))
  const peers = [...runs].filter(([contender]) => contender.isPeer).map(([, sat]) => figure(sat, 'each'))
  const rows = [...runs].map(([contender, sat]) => {
    const each = figure(sat, 'each')
    const share = ratio(each, peers, 'lower')
    if (isOurs(contender)) judge('memory of an idle document ≤ 1.0×', `${show(share, 2)}×`, share <= 1)
    return [contender.name, show(figure(sat, 'base'), 0), show(figure(sat, 'open'), 0), show(each, 0), show(share, 2)]
  })
  printTable(
    `${documents.toLocaleString('en')} idle documents × 2 clients, ${codingsEach} codings each (aim: ≤ 1.0×)`,
    ['server', 'base MB', 'open MB', 'KB a document', 'ratio'],
    rows,
  )
}

function measureMemory(contender: Contender): Promise<Memory> {
  return withServer(contender, async (server) => {
    // One document first, so that what a server loads on its first use counts as its base.
    const warm = await openClients(server, 2, () => 'layer/benchwarming')
    for (let i = 0; i < 200; i++) warm[0]?.edit()
    await pause(settlingMs)
    const base = server.memory()
    const clients = await openClients(server, documents * 2, (index) => `layer/benchmemory${index % documents}`)
    let seen = 0
    for (const reader of clients.slice(documents)) reader.onMark = () => seen++
    for (let coding = 0; coding < codingsEach; coding++) {
      for (const writer of clients.slice(0, documents)) writer.edit()
      await pause(400)
    }
    if (!(await until(() => seen >= documents * codingsEach)))
      throw new Error(`${contender.name} delivered ${seen} edits`)
    await pause(settlingMs)
    const open = server.memory()
    closeClients([...warm, ...clients])
    return { base, open, each: Math.max(0, ((open - base) * 1024) / documents) }
  })
}

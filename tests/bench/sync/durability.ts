/** kill -9 in the middle of writing: how many edits that another client had already seen are gone after a restart. */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { once } from 'node:events'
import * as sync from 'y-protocols/sync'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { contenders, intercoderOnPostgres, type Contender } from '../contenders.ts'
import { printTable, show } from '../figures.ts'
import { openClients, pause } from '../load-client.ts'
import { ServerProcess } from '../server-process.ts'

const documents = 5
const writers = 10
const wanted = 5_000

export async function benchDurability(withPostgres: boolean): Promise<void> {
  const all = [
    ...(withPostgres ? [contenders[0], intercoderOnPostgres] : [contenders[0]]),
    ...contenders.slice(1),
  ].filter((one) => one !== undefined)
  const rows: string[][] = []
  for (const contender of all.filter((one) => one.name !== 'ws relay')) {
    const { seen, lost, kills } = await measureLoss(contender)
    rows.push([contender.name, String(kills), show(seen, 0), show(lost, 0), `${show((100 * lost) / seen, 2)} %`])
  }
  printTable(
    'kill -9 while 10 clients write: edits that others had seen, and lost (aim: 0)',
    ['server', 'kills', 'seen', 'lost', 'share'],
    rows,
  )
}

async function measureLoss(contender: Contender): Promise<{ seen: number; lost: number; kills: number }> {
  let seen = 0
  let lost = 0
  let kills = 0
  while (seen < wanted) {
    const server = new ServerProcess(contender)
    try {
      await server.start()
      const marks = await writeUntilKilled(server, 6_000 + ((kills * 1_731) % 4_000))
      kills++
      await server.start()
      const survived = await readMarks(server)
      seen += marks.size
      for (const mark of marks) if (!survived.has(mark)) lost++
    } finally {
      await server.close()
    }
  }
  return { seen, lost, kills }
}

async function writeUntilKilled(server: ServerProcess, ms: number): Promise<Set<string>> {
  const clients = await openClients(server, writers, (index) => `layer/benchdurability${index % documents}`)
  const seen = new Set<string>()
  for (const client of clients) client.onMark = (mark) => !client.sent.has(mark) && seen.add(mark)
  const timers = clients.map((client) => setInterval(() => client.edit(), 1000 / 25))
  await pause(ms)
  await server.end('SIGKILL')
  timers.forEach(clearInterval)
  clients.forEach((client) => client.close())
  return seen
}

async function readMarks(server: ServerProcess): Promise<Set<string>> {
  const found = new Set<string>()
  for (let index = 0; index < documents; index++) {
    const name = `layer/benchdurability${index}`
    const doc = new Y.Doc()
    const socket = new WebSocket(`ws://127.0.0.1:${server.port}${server.contender.path(name)}`)
    socket.binaryType = 'nodebuffer'
    socket.on('message', (frame: Buffer) => {
      const decoder = decoding.createDecoder(new Uint8Array(frame))
      decoder.pos = server.contender.bodyStart(name)
      if (frame.length > decoder.pos + 1 && decoding.readVarUint(decoder) === 0)
        sync.readSyncMessage(decoder, encoding.createEncoder(), doc, 'server')
    })
    await once(socket, 'open')
    for (const frame of server.contender.opening(name, doc)) socket.send(frame)
    await pause(1_500)
    for (const value of doc.getMap('codings').values()) found.add(String((value as { quote: string }).quote).slice(5))
    socket.terminate()
  }
  return found
}

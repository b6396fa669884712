/** kill -9 in the middle of writing: how many edits that somebody was told of are gone after a restart. */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { once } from 'node:events'
import { WebSocket } from 'ws'
import * as sync from 'y-protocols/sync'
import * as Y from 'yjs'
import { judge } from '../aims.ts'
import { isOurs, keepers, type Contender } from '../contenders.ts'
import { printTable, show } from '../figures.ts'
import { closeClients, openClients, pause, type LoadClient } from '../load-client.ts'
import { ServerProcess } from '../server-process.ts'

const documents = 5
const writers = 10
const editsPerSecond = 50
const wanted = 5_000

interface Told {
  /** Edits that their writer was told are taken. */
  acknowledged: Set<string>
  /** Edits that others had seen. */
  seen: Set<string>
}

interface Loss {
  kills: number
  acknowledged: number
  acknowledgedLost: number
  seen: number
  seenLost: number
}

export async function benchDurability(): Promise<void> {
  const rows: string[][] = []
  for (const contender of keepers) {
    const loss = await measureLoss(contender)
    if (isOurs(contender)) {
      const outcome = `${loss.acknowledgedLost} of ${show(loss.acknowledged, 0)}, ${loss.seenLost} of ${show(loss.seen, 0)} seen`
      const isMet = loss.acknowledgedLost + loss.seenLost === 0
      judge(`0 of ≥ 5,000 acknowledged edits lost by kill -9, ${contender.store}`, outcome, isMet)
    }
    rows.push([
      contender.name,
      String(loss.kills),
      show(loss.acknowledged, 0),
      show(loss.acknowledgedLost, 0),
      show(loss.seen, 0),
      show(loss.seenLost, 0),
      `${show((100 * loss.seenLost) / loss.seen, 2)} %`,
    ])
  }
  printTable(
    `kill -9 while ${writers} clients write ${editsPerSecond} edits a second each (aim: none lost)`,
    ['server', 'kills', 'acknowledged', 'lost', 'seen by others', 'lost', 'share'],
    rows,
  )
}

async function measureLoss(contender: Contender): Promise<Loss> {
  const loss: Loss = { kills: 0, acknowledged: 0, acknowledgedLost: 0, seen: 0, seenLost: 0 }
  while (Math.min(loss.acknowledged, loss.seen) < wanted) {
    const server = new ServerProcess(contender)
    try {
      await server.start()
      const told = await writeUntilKilled(server, 4_000 + ((loss.kills * 1_731) % 3_000))
      await server.start()
      const survived = await readMarks(server)
      loss.kills++
      loss.acknowledged += told.acknowledged.size
      loss.acknowledgedLost += countLost(told.acknowledged, survived)
      loss.seen += told.seen.size
      loss.seenLost += countLost(told.seen, survived)
    } finally {
      await server.close()
    }
  }
  return loss
}

function countLost(told: Set<string>, survived: Set<string>): number {
  return [...told].filter((mark) => !survived.has(mark)).length
}

async function writeUntilKilled(server: ServerProcess, ms: number): Promise<Told> {
  const clients = await openClients(server, writers, (index) => `layer/benchdurability${index % documents}`)
  const told: Told = { acknowledged: new Set(), seen: new Set() }
  for (const client of clients) {
    client.onMark = (mark) => {
      if (!client.sent.has(mark)) told.seen.add(mark)
      else if (server.contender.acknowledges === 'by echo') told.acknowledged.add(mark)
    }
    countAcknowledged(server.contender, client, told.acknowledged)
  }
  const timers = clients.map((client) => setInterval(() => client.edit(), 1000 / editsPerSecond))
  await pause(ms)
  await server.end('SIGKILL')
  timers.forEach(clearInterval)
  closeClients(clients)
  return told
}

/** Both count updates in the order in which they came, the answer to a step 1 among them. */
function countAcknowledged(contender: Contender, client: LoadClient, acknowledged: Set<string>): void {
  const { acknowledges } = contender
  if (acknowledges === 'by echo') return
  let told = 0
  client.onFrame = (frame) => {
    const total = acknowledges(client.document, frame, told)
    for (; told < total; told++) {
      const mark = client.updates[told]
      if (mark === undefined) throw new Error(`${contender.name} acknowledges what was not sent`)
      if (mark) acknowledged.add(mark)
    }
  }
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

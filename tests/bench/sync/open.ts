/** A layer of 5,000 codings: opened first by a server just started, then again. */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { once } from 'node:events'
import { WebSocket } from 'ws'
import * as sync from 'y-protocols/sync'
import * as Y from 'yjs'
import { judge } from '../aims.ts'
import { isOurs, keepers, type Contender } from '../contenders.ts'
import { median, printTable, ratio, show } from '../figures.ts'
import { coding, LoadClient, pause } from '../load-client.ts'
import { ServerProcess } from '../server-process.ts'
import { takeTurns } from '../take-turns.ts'

const codings = 5_000
const codingSittings = 20
const restarts = 7
const againEach = 3
const document = 'layer/benchopening'

interface Opening {
  first: number
  again: number
}

export async function benchOpen(): Promise<void> {
  const servers = new Map<Contender, ServerProcess>(keepers.map((one) => [one, new ServerProcess(one)]))
  const serverOf = (contender: Contender) => servers.get(contender) ?? new ServerProcess(contender)
  try {
    await Promise.all([...servers.values()].map(fill))
    // The first sitting warms up the reader, which is the same for all.
    await takeTurns(keepers, 1, (contender) => measureOpening(serverOf(contender)))
    print(await takeTurns(keepers, restarts, (contender) => measureOpening(serverOf(contender))))
  } finally {
    for (const server of servers.values()) await server.close()
  }
}

function print(runs: Map<Contender, Opening[]>): void {
  const figure = (sat: Opening[], name: keyof Opening) => median(sat.map((one) => one[name]))
  const peers = [...runs].filter(([contender]) => contender.isPeer).map(([, sat]) => sat)
  const share = (sat: Opening[], name: keyof Opening) =>
    ratio(
      figure(sat, name),
      peers.map((peer) => figure(peer, name)),
      'lower',
    )
  const rows = [...runs].map(([contender, sat]) => {
    const [first, again] = [share(sat, 'first'), share(sat, 'again')]
    if (isOurs(contender)) {
      judge(`first open of 5,000 codings ≤ 1.0×, ${contender.store}`, `${show(first, 2)}×`, first <= 1)
      judge(`opened again ≤ 0.5×, ${contender.store}`, `${show(again, 2)}×`, again <= 0.5)
    }
    return [
      contender.name,
      ...[show(figure(sat, 'first'), 0), show(first, 2)],
      ...[show(figure(sat, 'again'), 0), show(again, 2)],
    ]
  })
  printTable(
    `Opening ${codings.toLocaleString('en')} codings, ms until all are there (medians of ${restarts} restarts; aims: first ≤ 1.0×, again ≤ 0.5×)`,
    ['server', 'first', 'ratio', 'again', 'ratio'],
    rows,
  )
}

async function measureOpening(server: ServerProcess): Promise<Opening> {
  await server.start()
  const first = await timeOpening(server)
  const again: number[] = []
  for (let i = 0; i < againEach; i++) again.push(await timeOpening(server))
  await server.end('SIGTERM')
  return { first, again: median(again) }
}

/** In 20 sittings, as a coder would over weeks; each is one update, then a quiet while in which a server may tidy up. */
async function fill(server: ServerProcess): Promise<void> {
  await server.start()
  const client = await new LoadClient(server, document).open()
  await pause(500)
  for (let sitting = 0; sitting < codingSittings; sitting++) {
    client.doc.once('update', (update: Uint8Array) => client.socket.send(server.contender.update(document, update)))
    client.doc.transact(() => {
      for (let i = 0; i < codings / codingSittings; i++)
        client.doc.getMap('codings').set(`coding-${sitting}-${i}`, coding(`words ${sitting} ${i}`))
    })
    await pause(200)
  }
  await pause(3_000)
  client.close()
  // Long enough for every contender's store delay and for ours to fold the quiet document.
  await pause(12_000)
  await server.end('SIGTERM')
}

async function timeOpening(server: ServerProcess): Promise<number> {
  const doc = new Y.Doc()
  const started = performance.now()
  const socket = new WebSocket(`ws://127.0.0.1:${server.port}${server.contender.path(document)}`, {
    perMessageDeflate: false,
  })
  socket.binaryType = 'nodebuffer'
  const complete = new Promise<number>((resolve, reject) => {
    const deadline = setTimeout(() => reject(new Error(`only ${doc.getMap('codings').size} codings came`)), 20_000)
    socket.on('message', (frame: Buffer) => {
      readSync(server, doc, frame)
      if (doc.getMap('codings').size < codings) return
      clearTimeout(deadline)
      resolve(performance.now() - started)
    })
  })
  await once(socket, 'open')
  for (const frame of server.contender.opening(document, doc)) socket.send(frame)
  const took = await complete
  socket.terminate()
  doc.destroy()
  // Each is opened after the other has left, as by one coder at a time.
  await pause(200)
  return took
}

function readSync(server: ServerProcess, doc: Y.Doc, frame: Buffer): void {
  const decoder = decoding.createDecoder(new Uint8Array(frame))
  decoder.pos = server.contender.bodyStart(document)
  if (frame.length <= decoder.pos + 1 || decoding.readVarUint(decoder) !== 0) return
  sync.readSyncMessage(decoder, encoding.createEncoder(), doc, 'server')
}

/** A layer of 5,000 codings: opened first by a server just started, then again. */
import * as decoding from 'lib0/decoding'
import * as sync from 'y-protocols/sync'
import * as encoding from 'lib0/encoding'
import { once } from 'node:events'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { contenders, type Contender } from '../contenders.ts'
import { median, printTable, ratio, show } from '../figures.ts'
import { coding, LoadClient, pause } from '../load-client.ts'
import { ServerProcess } from '../server-process.ts'

const codings = 5_000
const restarts = 5
const document = 'layer/benchopening'

export async function benchOpen(): Promise<void> {
  const results = new Map<Contender, { first: number; again: number }>()
  for (const contender of contenders.filter((one) => one.name !== 'ws relay'))
    results.set(contender, await measureOpen(contender))
  const peers = [...results].filter(([contender]) => contender.isPeer).map(([, result]) => result)
  const firsts = peers.map((peer) => peer.first)
  const agains = peers.map((peer) => peer.again)
  printTable(
    `Opening ${codings.toLocaleString('en')} codings, ms until all are there (medians of ${restarts} restarts; aims: first ≤ 1.0×, again ≤ 0.5×)`,
    ['server', 'first', 'ratio', 'again', 'ratio'],
    [...results].map(([{ name }, r]) => [
      name,
      show(r.first, 0),
      show(ratio(r.first, firsts, 'lower'), 2),
      show(r.again, 0),
      show(ratio(r.again, agains, 'lower'), 2),
    ]),
  )
}

async function measureOpen(contender: Contender): Promise<{ first: number; again: number }> {
  const server = new ServerProcess(contender)
  const first: number[] = []
  const again: number[] = []
  try {
    await server.start()
    await writeCodings(server)
    for (let i = 0; i < restarts; i++) {
      await server.end('SIGTERM')
      await server.start()
      first.push(await timeOpening(server))
      again.push(await timeOpening(server))
    }
  } finally {
    await server.close()
  }
  return { first: median(first), again: median(again) }
}

/** In 20 sittings, as a coder would over weeks; each is one update, then a quiet while in which a server may tidy up. */
async function writeCodings(server: ServerProcess): Promise<void> {
  const client = await new LoadClient(server, document).open()
  await pause(500)
  for (let sitting = 0; sitting < 20; sitting++) {
    client.doc.once('update', (update: Uint8Array) => client.socket.send(server.contender.update(document, update)))
    client.doc.transact(() => {
      for (let i = 0; i < codings / 20; i++)
        client.doc.getMap('codings').set(`coding-${sitting}-${i}`, coding(`words ${sitting} ${i}`))
    })
    await pause(200)
  }
  await pause(3_000)
  client.close()
  // Long enough for every contender's store delay and for ours to fold the quiet document.
  await pause(12_000)
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
  await pause(200)
  return took
}

function readSync(server: ServerProcess, doc: Y.Doc, frame: Buffer): void {
  const decoder = decoding.createDecoder(new Uint8Array(frame))
  decoder.pos = server.contender.bodyStart(document)
  if (frame.length <= decoder.pos + 1 || decoding.readVarUint(decoder) !== 0) return
  sync.readSyncMessage(decoder, encoding.createEncoder(), doc, 'server')
}

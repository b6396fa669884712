/**
 * A real server process under load, killed with no warning. Between its lives the test looks into the database itself:
 * clients would bring back what they still hold, and so hide what was lost.
 */
import 'fake-indexeddb/auto'
import type { AccountId, LayerId } from '@intercoder/domain'
import { createDocumentLog, openDatabase, rebuildDocument } from '@intercoder/storage'
import { findEngines, titleOf, type Place } from '@intercoder/storage/testing'
import { nameDocument, type DocumentName } from '@intercoder/sync'
import { DocumentConnection, type SocketClass } from '@intercoder/web/connection'
import { afterEach, expect, test } from 'vitest'
import { WebSocket, type ClientOptions } from 'ws'
import * as Y from 'yjs'
import { KilledServer } from './killed-server.ts'
import { createRandom, type Random } from './random.ts'

const seed = Number(process.env['SEED'] ?? Math.floor(Math.random() * 2 ** 31))
const kills = Number(process.env['KILLS'] ?? 2)
const documents = ['one', 'two', 'three'].map((name) => nameDocument('layer', `killed-${name}` as LayerId))
const engines = await findEngines()

const cleaning: (() => unknown)[] = []
afterEach(async () => {
  for (const clean of cleaning.splice(0).reverse()) await clean()
})

function socketOf(account: string): SocketClass {
  return class extends WebSocket {
    constructor(url: string, protocols?: string | string[], options?: ClientOptions) {
      super(url, protocols, { ...options, headers: { cookie: `account=${account}` } })
    }
  } as unknown as SocketClass
}

class Writer {
  readonly connection: DocumentConnection
  readonly document: DocumentName
  readonly #name: string
  #written = 0
  /** Marks that were there when the connection last said "saved". */
  saved = new Set<string>()

  constructor(port: number, document: DocumentName, index: number) {
    this.#name = `writer-${index}`
    this.document = document
    const url = `ws://127.0.0.1:${port}/sync`
    this.connection = new DocumentConnection({
      url,
      account: this.#name as AccountId,
      document,
      socket: socketOf(this.#name),
    })
    this.connection.observe(() => {
      if (this.connection.status === 'saved') this.saved = new Set(this.connection.doc.getMap('codings').keys())
    })
  }

  write(): void {
    const mark = `${this.#name}-${this.#written++}`
    this.connection.doc.getMap('codings').set(mark, { code: 'c', quote: mark.repeat(10) })
  }
}

async function writeForAWhile(writers: Writer[], random: Random): Promise<void> {
  const until = performance.now() + 300 + random.below(900)
  while (performance.now() < until) {
    for (const writer of writers) if (random.chance(0.3)) writer.write()
    await new Promise((resolve) => setTimeout(resolve, 2))
  }
}

/** What the database holds while no server runs. */
async function look({ options }: Place): Promise<Map<DocumentName, Set<string>>> {
  const database = await openDatabase(options)
  const log = createDocumentLog(database.pool)
  const found = new Map<DocumentName, Set<string>>()
  for (const name of documents) {
    const doc = new Y.Doc()
    const { state, complete } = await rebuildDocument(log, name)
    expect(complete).toBe(true)
    Y.applyUpdate(doc, state)
    found.set(name, new Set(doc.getMap('codings').keys()))
  }
  await database.close()
  return found
}

const allSaved = (writers: Writer[]) =>
  Promise.all(
    writers.map(
      ({ connection }) =>
        new Promise<void>((resolve) => {
          const check = () => connection.status === 'saved' && resolve()
          connection.observe(check)
          check()
        }),
    ),
  )

test.for(engines)(
  'P2 kill -9 loses nothing that was said to be saved, and the rest comes back: $name',
  { timeout: 120_000 },
  async (engine, { skip }) => {
    skip(engine.unreachable !== null, titleOf(engine))
    const random = createRandom(seed)
    const place = await engine.makePlace()
    cleaning.push(() => place.remove())
    const server = new KilledServer(place)
    await server.start()
    cleaning.push(() => server.end('SIGKILL'))
    const writers = Array.from({ length: 9 }, (_, i) => new Writer(server.port, documents[i % 3]!, i))
    cleaning.push(() => Promise.all(writers.map(({ connection }) => connection.leave())))
    await allSaved(writers)
    let promised = 0
    let atRisk = 0
    for (let life = 0; life < kills; life++) {
      await writeForAWhile(writers, random)
      for (const writer of writers) writer.write()
      const killed = server.end('SIGKILL')
      atRisk += writers.filter(({ connection }) => connection.isUnsaved).length
      await killed
      const found = await look(place)
      for (const { document, saved } of writers) {
        promised += saved.size
        expect(
          [...saved].filter((mark) => !found.get(document)?.has(mark)),
          document,
        ).toEqual([])
      }
      await server.start()
      await allSaved(writers)
    }
    console.log(
      `SEED=${seed}, ${engine.name}: ${promised} promises kept through ${kills} kills; ${atRisk} documents had unsaved changes then`,
    )
    expect(promised).toBeGreaterThan(100)
    expect(atRisk).toBeGreaterThan(0)
    expect(await server.end('SIGTERM')).toBe(0)
    const found = await look(place)
    for (const { connection, document } of writers) {
      expect(new Set(connection.doc.getMap('codings').keys()), 'P5').toEqual(found.get(document))
    }
  },
)

/** The client's own connection against real rooms over real sockets, with IndexedDB in memory: what it says is so. */
import 'fake-indexeddb/auto'
import type { AccountId, LayerId } from '@intercoder/domain'
import { createRooms, type Right, type Rooms } from '@intercoder/server/rooms'
import { listen, MemoryLog, silent, type Listening } from '@intercoder/server/rooms/testing'
import { nameDocument, type DocumentName } from '@intercoder/sync'
import {
  DocumentConnection,
  forgetLocalCopies,
  listUnsaved,
  sendUnsaved,
  type SocketClass,
} from '@intercoder/web/connection'
import { IDBFactory } from 'fake-indexeddb'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { WebSocket, type ClientOptions } from 'ws'

const anna = 'anna' as AccountId
const layer = nameDocument('layer', 'layer-of-anna' as LayerId)
const other = nameDocument('layer', 'layer-no-two' as LayerId)

let log: MemoryLog
let rooms: Rooms
let listening: Listening
let port: number
let rights: Map<string, Right>
const sent: Uint8Array[] = []
const open = new Set<DocumentConnection>()

beforeEach(async () => {
  globalThis.indexedDB = new IDBFactory()
  log = new MemoryLog()
  rights = new Map()
  port = 0
  await startServer()
  port = listening.port
})

afterEach(async () => {
  log.release()
  await Promise.all([...open].map((connection) => connection.leave()))
  open.clear()
  await stopServer()
})

async function startServer(): Promise<void> {
  rooms = createRooms({
    log,
    logger: silent,
    access: async (account) => rights.get(account) ?? (rights.has(account) ? null : 'write'),
  })
  listening = await listen(rooms, { port })
}

async function stopServer(): Promise<void> {
  await rooms.drain()
  await listening.close()
}

function socketOf(account: string): SocketClass {
  return class extends WebSocket {
    constructor(url: string, protocols?: string | string[], options?: ClientOptions) {
      super(url, protocols, { ...options, headers: { cookie: `account=${account}` } })
    }
    override send(data: Uint8Array): void {
      sent.push(data)
      super.send(data)
    }
  } as unknown as SocketClass
}

function connect(account: AccountId, document: DocumentName = layer, readOnly = false): DocumentConnection {
  const options = { url: `ws://127.0.0.1:${listening.port}/sync`, socket: socketOf(account), random: () => 0, readOnly }
  const connection = new DocumentConnection({ ...options, account, document })
  open.add(connection)
  return connection
}

function when(connection: DocumentConnection, holds: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (!holds()) return
      stop()
      connection.doc.off('update', look)
      resolve()
    }
    const stop = connection.observe(look)
    connection.doc.on('update', look)
    look()
  })
}

const reaches = (connection: DocumentConnection, status: 'saved' | 'saving' | 'offline') =>
  when(connection, () => connection.status === status)
const isRefused = (connection: DocumentConnection) => when(connection, () => typeof connection.status === 'object')
const codings = ({ doc }: DocumentConnection) => doc.getMap('codings')

test('P2 it says "saved" when the log has it, and not before', async () => {
  const one = connect(anna)
  await reaches(one, 'saved')
  log.hold()
  codings(one).set('a', 1)
  expect([one.status, one.isUnsaved]).toEqual(['saving', true])
  log.release()
  await reaches(one, 'saved')
  expect([log.rows.get(layer)?.length, one.isUnsaved]).toEqual([1, false])
})

test('P2 what was written without a server is shown again by the next tab, and reaches the server by itself', async () => {
  const one = connect(anna)
  await reaches(one, 'saved')
  codings(one).set('saved', 1)
  await reaches(one, 'saved')
  await stopServer()
  await reaches(one, 'offline')
  codings(one).set('unsaved', 1)
  await one.leave()
  const two = connect(anna)
  expect(await two.loaded).toBe(true)
  expect(codings(two).toJSON()).toEqual({ saved: 1, unsaved: 1 })
  await reaches(two, 'offline')
  expect([two.isUnsaved, await listUnsaved(anna)]).toEqual([true, [layer]])
  await startServer()
  two.reconnect()
  await reaches(two, 'saved')
  expect(two.isUnsaved).toBe(false)
  await two.leave()
  expect(await listUnsaved(anna)).toEqual([])
})

test('P2 what is written before a new copy is there is kept on this device, too', async () => {
  await stopServer()
  const one = connect(anna)
  codings(one).set('at once', 1)
  await one.leave()
  const two = connect(anna)
  expect(await two.loaded).toBe(true)
  expect(codings(two).toJSON()).toEqual({ 'at once': 1 })
})

test('P2 work left behind on documents that nobody opens again is sent after signing in', async () => {
  await stopServer()
  for (const document of [layer, other]) {
    const left = connect(anna, document)
    await left.loaded
    codings(left).set('left', 1)
    await left.leave()
  }
  await startServer()
  rights.set('stranger', null)
  const options = { url: `ws://127.0.0.1:${listening.port}/sync`, socket: socketOf('anna') }
  expect(await sendUnsaved(anna, { ...options, except: new Set([other]) })).toEqual([])
  expect([log.rows.get(layer)?.length, log.rows.get(other)]).toEqual([1, undefined])
  expect(await sendUnsaved(anna, { ...options, socket: socketOf('stranger') })).toEqual([other])
  expect(await listUnsaved(anna)).toEqual([other])
})

test('P2 a failing log shows as "saving" until it is saved', async () => {
  const one = connect(anna)
  await reaches(one, 'saved')
  log.fault = () => 'fails'
  codings(one).set('a', 1)
  await reaches(one, 'offline')
  log.fault = () => null
  await reaches(one, 'saved')
  expect(log.rows.get(layer)).toHaveLength(1)
})

test('P5 what is only read is on this device afterwards, with what came while it was open, and catches up', async () => {
  const writer = connect(anna)
  await reaches(writer, 'saved')
  codings(writer).set('before', 1)
  await reaches(writer, 'saved')
  const reader = connect('ben' as AccountId, layer, true)
  await reader.synced
  codings(writer).set('meanwhile', 1)
  await when(reader, () => codings(reader).has('meanwhile'))
  expect([reader.status, reader.isUnsaved]).toEqual(['saved', false])
  await reader.leave()
  codings(writer).set('later', 1)
  await reaches(writer, 'saved')

  const again = connect('ben' as AccountId, layer, true)
  expect(await again.loaded).toBe(true)
  expect(codings(again).toJSON()).toEqual({ before: 1, meanwhile: 1 })
  await when(again, () => codings(again).has('later'))
  await reaches(again, 'saved')
})

test('P7 a right taken away takes the local copy with it', async () => {
  const one = connect(anna)
  await reaches(one, 'saved')
  codings(one).set('a', 1)
  await reaches(one, 'saved')
  rights.set('anna', null)
  await rooms.recheck({ account: anna })
  await isRefused(one)
  expect([one.status, one.isUnsaved]).toEqual([{ refused: 'forbidden' }, false])
  await one.leave()
  const two = connect(anna)
  expect(await two.loaded).toBe(false)
})

test('P7 but not work that is nowhere else: it stays, and is said to be unsaved', async () => {
  const one = connect(anna)
  await reaches(one, 'saved')
  await stopServer()
  await reaches(one, 'offline')
  codings(one).set('mine alone', 1)
  rights.set('anna', null)
  await startServer()
  one.reconnect()
  await isRefused(one)
  expect([one.status, one.isUnsaved]).toEqual([{ refused: 'forbidden' }, true])
  await one.leave()
  const two = connect(anna)
  expect(await two.loaded).toBe(true)
  expect(codings(two).toJSON()).toEqual({ 'mine alone': 1 })
})

test('a session that is over stops it; signed in again, it goes on where it was', async () => {
  const one = connect(anna)
  await reaches(one, 'saved')
  await rooms.recheck({ session: 'session-of-anna' as never })
  await isRefused(one)
  expect(one.status).toEqual({ refused: 'signedOut' })
  codings(one).set('a', 1)
  one.reconnect()
  await reaches(one, 'saved')
  expect(log.rows.get(layer)).toHaveLength(1)
})

test("signing out deletes what this account has here, also while a document is open, and nobody else's", async () => {
  const one = connect(anna)
  const bert = connect('bert' as AccountId)
  for (const connection of [one, bert]) await reaches(connection, 'saved')
  codings(one).set('a', 1)
  for (const connection of [one, bert])
    await when(connection, () => codings(connection).has('a') && connection.status === 'saved')
  await forgetLocalCopies(anna)
  const names = (await indexedDB.databases()).map(({ name }) => name)
  expect(names).toContain(`intercoder/bert/${layer}`)
  expect(names).not.toContain(`intercoder/anna/${layer}`)
  codings(one).set('after', 1)
  await reaches(one, 'saved')
})

test('what one only hears of others is not repeated to the server', async () => {
  const [one, two] = [connect(anna), connect('bert' as AccountId)]
  for (const connection of [one, two]) await reaches(connection, 'saved')
  sent.length = 0
  one.awareness.setLocalStateField('view', { top: 3 })
  await new Promise<void>((resolve) =>
    two.awareness.on('change', () => two.awareness.getStates().get(one.doc.clientID)?.['view'] && resolve()),
  )
  expect(two.awareness.getStates().get(one.doc.clientID)).toMatchObject({ user: { account: 'anna' }, view: { top: 3 } })
  await new Promise((resolve) => setImmediate(resolve))
  expect(sent.filter(([type]) => type === 1)).toHaveLength(1)
})

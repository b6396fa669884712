/** Over real sockets, with the client that everyone has: y-websocket 3 as it comes, and a cookie. */
import type { LayerId } from '@intercoder/domain'
import { closeCodes, nameDocument, type Limits } from '@intercoder/sync'
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { WebSocket, type ClientOptions } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { createRooms, type Rooms } from './rooms.ts'
import type { Right } from './rooms-options.ts'
import { listen, type Listening } from './testing/listen.ts'
import { MemoryLog } from './testing/memory-log.ts'
import { silent } from './testing/test-rooms.ts'

const layer = nameDocument('layer', 'layer-of-anna' as LayerId)
const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

interface House {
  rooms: Rooms
  log: MemoryLog
  listening: Listening
  rights: Map<string, Right>
}

async function open(log = new MemoryLog(), port = 0, limits: Partial<Limits> = {}): Promise<House> {
  const rights = new Map<string, Right>()
  const rooms = createRooms({
    log,
    limits,
    logger: silent,
    access: async (account) => (rights.has(account) ? (rights.get(account) ?? null) : 'write'),
  })
  const listening = await listen(rooms, { port })
  closing.push(async () => {
    await rooms.drain()
    await listening.close()
  })
  return { rooms, log, listening, rights }
}

/** A browser sends its cookie by itself; in Node the socket has to be given it. */
function withCookie(account: string) {
  return class extends WebSocket {
    constructor(url: string | URL, protocols?: string | string[], options?: ClientOptions) {
      super(url, protocols, { ...options, headers: { cookie: `theme=dark; account=${account}` } })
    }
  }
}

function join({ listening }: House, account: string, name: string = layer): WebsocketProvider {
  const provider = new WebsocketProvider(`ws://127.0.0.1:${listening.port}/sync`, name, new Y.Doc(), {
    WebSocketPolyfill: withCookie(account) as unknown as typeof globalThis.WebSocket,
    disableBc: true,
  })
  closing.push(() => {
    provider.destroy()
    provider.awareness.destroy()
  })
  return provider
}

const synced = async (provider: WebsocketProvider) => {
  if (!provider.synced) await new Promise<void>((resolve) => provider.once('sync', () => resolve()))
  return provider
}

/** Resolves once `holds` does, looked at whenever the document or who is present changes. */
function until(provider: WebsocketProvider, holds: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (!holds()) return
      provider.doc.off('update', look)
      provider.awareness.off('change', look)
      resolve()
    }
    provider.doc.on('update', look)
    provider.awareness.on('change', look)
    look()
  })
}

const codings = ({ doc }: WebsocketProvider) => doc.getMap('codings')

test('P5 two stock clients sync, and what they see is in the log', async () => {
  const house = await open()
  const one = await synced(join(house, 'anna'))
  const two = await synced(join(house, 'bert'))
  codings(one).set('a', 1)
  codings(two).set('b', 2)
  await Promise.all([one, two].map((each) => until(each, () => codings(each).size === 2)))
  expect(
    house.log.rows
      .get(layer)
      ?.map(({ account }) => account)
      .sort(),
  ).toEqual(['anna', 'bert'])
})

test('P2 P5 the server goes and comes again; what was written meanwhile arrives by itself', async () => {
  const house = await open()
  const one = await synced(join(house, 'anna'))
  codings(one).set('before', 1)
  await house.rooms.drain()
  await house.listening.close()
  codings(one).set('meanwhile', 1)
  const again = await open(house.log, house.listening.port)
  const two = await synced(join(again, 'bert'))
  await until(two, () => codings(two).size === 2)
  expect(codings(two).toJSON()).toEqual({ before: 1, meanwhile: 1 })
})

test('P4 presence of stock clients carries the names that the server knows', async () => {
  const house = await open()
  const one = await synced(join(house, 'anna'))
  const two = await synced(join(house, 'bert'))
  one.awareness.setLocalState({ user: { name: 'Somebody else' }, view: { top: 7 } })
  const seen = () => two.awareness.getStates().get(one.doc.clientID) as { user?: { name: string }; view?: object }
  await until(two, () => seen()?.view !== undefined)
  expect(seen()).toMatchObject({ user: { account: 'anna', name: 'Name of anna' }, view: { top: 7 } })
  one.destroy()
  await until(two, () => seen() === undefined)
})

describe('P7 a stock client stops for good', () => {
  test.each([
    ['without a session', 'signed-out', layer, 'signedOut'],
    ['without a right', 'mallory', layer, 'forbidden'],
    ['where there is no document of that name', 'anna', 'layer/../../etc', 'forbidden'],
  ] as const)('%s', async (_, account, name, reason) => {
    const house = await open()
    house.rights.set('mallory', null)
    const provider = join(house, account, name)
    const { code } = await new Promise<{ code: number }>((resolve) => provider.once('closed', resolve))
    expect([code, provider.synced]).toEqual([closeCodes[reason].code, false])
  })

  test('when its right is taken away while it is connected', async () => {
    const house = await open()
    const provider = await synced(join(house, 'anna'))
    const closed = new Promise<{ code: number }>((resolve) => provider.once('closed', resolve))
    house.rights.set('anna', null)
    await house.rooms.recheck({})
    expect(await closed).toMatchObject({ code: 4403 })
  })
})

describe('P6 what is no websocket traffic ends its own connection and nothing else', () => {
  async function raw(house: House, account = 'mallory'): Promise<Socket> {
    const socket = connect(house.listening.port, '127.0.0.1')
    closing.push(() => socket.destroy())
    socket.on('error', () => {})
    const key = Buffer.from('0123456789abcdef').toString('base64')
    socket.write(
      `GET /sync/${layer} HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nCookie: account=${account}\r\n` +
        `Sec-WebSocket-Key: ${key}\r\nSec-WebSocket-Version: 13\r\n\r\n`,
    )
    await once(socket, 'data')
    return socket
  }

  test.each([
    ['a length beyond anything', [0x82, 0xff, 0, 0, 0, 255, 0, 0, 0, 0, 1, 2, 3, 4]],
    ['an unmasked frame', [0x82, 0x01, 0x00]],
    ['an opcode that is none', [0x8f, 0x80, 1, 2, 3, 4]],
    ['a text frame', [0x81, 0x81, 0, 0, 0, 0, 0x41]],
  ])('%s', async (_, bytes) => {
    const house = await open()
    const bystander = await synced(join(house, 'anna'))
    const socket = await raw(house)
    const farewell = once(socket, 'data')
    socket.write(new Uint8Array(bytes))
    const CLOSE_FRAME = 0x88
    expect((await farewell)[0][0]).toBe(CLOSE_FRAME)
    codings(bystander).set('still here', 1)
    const late = await synced(join(house, 'bert'))
    await until(late, () => codings(late).has('still here'))
    expect(bystander.wsconnected).toBe(true)
  })

  test.each([
    ['sends much', [0x82, 0xff, 0, 0, 0, 0, 0, 0x10, 0, 0, 1, 2, 3, 4]],
    ['says nothing', []],
  ])('one who is turned away and %s is soon gone', { timeout: 15_000 }, async (_, bytes) => {
    const house = await open()
    const socket = await raw(house, 'signed-out')
    socket.resume()
    socket.write(new Uint8Array(bytes))
    await once(socket, 'end')
  })

  test('half a frame and then nothing', async () => {
    const house = await open()
    const bystander = await synced(join(house, 'anna'))
    const socket = await raw(house)
    socket.write(new Uint8Array([0x82, 0xfe, 0x10, 0x00, 1, 2, 3, 4, 0, 0, 0]))
    socket.destroy()
    codings(bystander).set('still here', 1)
    const late = await synced(join(house, 'bert'))
    await until(late, () => codings(late).has('still here'))
    expect(house.log.rows.get(layer)).toHaveLength(1)
  })
})

test('a client that never reads again is cut while the others go on', async () => {
  const house = await open(new MemoryLog(), 0, { updateBytesPerSecond: 1e9 })
  const writer = await synced(join(house, 'anna'))
  const reader = await synced(join(house, 'bert'))
  ;(reader.ws as unknown as WebSocket).pause()
  const rows = () => house.log.rows.get(layer)?.length ?? 0
  // Some megabytes disappear into the network's own buffers before anything waits in the server.
  for (let i = 0; house.rooms.stats().cut === 0; i++) {
    codings(writer).set('big', `${i}`.padEnd(500_000, '.'))
    while (rows() <= i) await new Promise(setImmediate)
  }
  expect(house.rooms.stats().connections).toBe(1)
  expect(writer.wsconnected).toBe(true)
})

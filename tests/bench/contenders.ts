/** Who is measured, and how each speaks on the wire. All but Hocuspocus speak y-websocket. */
import { readMessage } from '@intercoder/sync'
import * as encoding from 'lib0/encoding'
import * as sync from 'y-protocols/sync'
import type * as Y from 'yjs'
import { postgresIsThere, type Program } from './server-process.ts'

export interface Contender extends Program {
  /** Whether it counts as a real server when ratios are drawn: the relay stores nothing. */
  isPeer: boolean
  path(document: string): string
  /** What a client sends first, given what it already has. */
  opening(document: string, doc: Y.Doc): Uint8Array[]
  update(document: string, update: Uint8Array): Uint8Array
  awareness(document: string, entry: Uint8Array): Uint8Array
  /** Where the y-protocols message starts in a frame that came in. */
  bodyStart(document: string): number
  /**
   * How it tells a writer that updates are taken: by sending them back, or by counting them: how many of its updates are
   * taken after this frame, if it was `told` so many before.
   */
  acknowledges: 'by echo' | ((document: string, frame: Uint8Array, told: number) => number)
}

const yWebsocket = {
  path: (document: string) => `/sync/${document}?ack=1`,
  opening: (_document: string, doc: Y.Doc) => [frame((to) => write(to, 0, (inner) => sync.writeSyncStep1(inner, doc)))],
  update: (_document: string, update: Uint8Array) =>
    frame((to) => write(to, 0, (inner) => sync.writeUpdate(inner, update))),
  awareness: (_document: string, entry: Uint8Array) =>
    frame((to) => write(to, 1, (inner) => encoding.writeVarUint8Array(inner, entry))),
  bodyStart: () => 0,
  acknowledges: 'by echo' as const,
}

const named = (document: string, type: number, body: (to: encoding.Encoder) => void) =>
  frame((to) => {
    encoding.writeVarString(to, document)
    write(to, type, body)
  })

const nameLength = (document: string) => frame((to) => encoding.writeVarString(to, document)).length

const hocuspocusWire = {
  path: () => '/',
  opening: (document: string, doc: Y.Doc) => [
    named(document, 2, (to) => {
      encoding.writeVarUint(to, 0)
      encoding.writeVarString(to, 'bench')
      encoding.writeVarString(to, '4.7.0')
    }),
    named(document, 0, (to) => sync.writeSyncStep1(to, doc)),
  ],
  update: (document: string, update: Uint8Array) => named(document, 0, (to) => sync.writeUpdate(to, update)),
  awareness: (document: string, entry: Uint8Array) =>
    named(document, 1, (to) => encoding.writeVarUint8Array(to, entry)),
  bodyStart: nameLength,
  /** A sync status for each update. */
  acknowledges: (document: string, frame: Uint8Array, told: number) =>
    frame[nameLength(document)] === 8 && frame[nameLength(document) + 1] === 1 ? told + 1 : told,
}

function frame(fill: (to: encoding.Encoder) => void): Uint8Array {
  const to = encoding.createEncoder()
  fill(to)
  return encoding.toUint8Array(to)
}

function write(to: encoding.Encoder, type: number, body: (to: encoding.Encoder) => void): void {
  encoding.writeVarUint(to, type)
  body(to)
}

/** What each of the programs in `servers` prints once it listens. */
const says = 'ready'

const intercoder: Contender = {
  name: 'Intercoder, PGlite',
  program: 'servers/intercoder.ts',
  says,
  isPeer: false,
  store: 'PGlite',
  ...yWebsocket,
  acknowledges: (_document, frame, told) => {
    const message = readMessage(frame)
    return message?.type === 'saved' ? message.count : told
  },
}
const intercoderOnPostgres: Contender = {
  ...intercoder,
  name: 'Intercoder, PostgreSQL',
  store: 'PostgreSQL',
}
/** Not what anybody would run: it shows how much of ours is the commit that goes before the sending. */
export const intercoderUnlogged: Contender = {
  ...intercoder,
  name: 'Intercoder, nothing stored',
  program: 'servers/intercoder-unlogged.ts',
  store: 'own',
}
const hocuspocus: Contender = {
  name: 'Hocuspocus 4.7',
  program: 'servers/hocuspocus.ts',
  says,
  isPeer: true,
  store: 'own',
  ...hocuspocusWire,
}
const yWebsocketServer: Contender = {
  name: '@y/websocket-server 0.1',
  program: 'servers/y-websocket-server.ts',
  says,
  isPeer: true,
  store: 'own',
  ...yWebsocket,
}
const relay: Contender = {
  name: 'ws relay',
  program: 'servers/relay.ts',
  says,
  isPeer: false,
  store: 'own',
  ...yWebsocket,
  // It would ask everyone, and everyone's answers would go to everyone.
  opening: () => [],
}

/** Everyone, in the order of the tables. Ours is measured on both engines where both are there. */
export const contenders = [
  intercoder,
  ...(postgresIsThere ? [intercoderOnPostgres] : []),
  hocuspocus,
  yWebsocketServer,
  relay,
]
/** Everyone who stores anything. */
export const keepers = contenders.filter((one) => one !== relay)
/** Everyone once, for what does not depend on the engine. */
export const houses = contenders.filter((one) => one !== intercoderOnPostgres)
export const isOurs = ({ program }: Contender) => program === intercoder.program

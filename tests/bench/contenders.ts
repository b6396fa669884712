/** Who is measured, and how each speaks on the wire. All but Hocuspocus speak y-websocket. */
import * as encoding from 'lib0/encoding'
import * as sync from 'y-protocols/sync'
import type * as Y from 'yjs'

export interface Contender {
  name: string
  program: string
  /** Whether it counts as a real server when ratios are drawn: the relay stores nothing. */
  isPeer: boolean
  env?: Record<string, string>
  path(document: string): string
  /** What a client sends first, given what it already has. */
  opening(document: string, doc: Y.Doc): Uint8Array[]
  update(document: string, update: Uint8Array): Uint8Array
  awareness(document: string, entry: Uint8Array): Uint8Array
  /** Where the y-protocols message starts in a frame that came in. */
  bodyStart(document: string): number
}

const yWebsocket = {
  path: (document: string) => `/sync/${document}`,
  opening: (_document: string, doc: Y.Doc) => [frame((to) => write(to, 0, (inner) => sync.writeSyncStep1(inner, doc)))],
  update: (_document: string, update: Uint8Array) =>
    frame((to) => write(to, 0, (inner) => sync.writeUpdate(inner, update))),
  awareness: (_document: string, entry: Uint8Array) =>
    frame((to) => write(to, 1, (inner) => encoding.writeVarUint8Array(inner, entry))),
  bodyStart: () => 0,
}

const named = (document: string, type: number, body: (to: encoding.Encoder) => void) =>
  frame((to) => {
    encoding.writeVarString(to, document)
    write(to, type, body)
  })

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
  bodyStart: (document: string) => frame((to) => encoding.writeVarString(to, document)).length,
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

export const intercoder: Contender = {
  name: 'Intercoder, PGlite',
  program: 'servers/intercoder.ts',
  isPeer: false,
  ...yWebsocket,
}
export const intercoderOnPostgres: Contender = {
  ...intercoder,
  name: 'Intercoder, PostgreSQL',
  env: { BENCH_DATABASE: 'postgres' },
}
export const hocuspocus: Contender = {
  name: 'Hocuspocus 4.7',
  program: 'servers/hocuspocus.ts',
  isPeer: true,
  ...hocuspocusWire,
}
export const yWebsocketServer: Contender = {
  name: '@y/websocket-server 0.1',
  program: 'servers/y-websocket-server.ts',
  isPeer: true,
  ...yWebsocket,
}
export const relay: Contender = { name: 'ws relay', program: 'servers/relay.ts', isPeer: false, ...yWebsocket }

export const contenders = [intercoder, hocuspocus, yWebsocketServer, relay]

/** The y-websocket reference server with LevelDB, bound as its README shows. */
import { createServer } from 'node:http'
import { join } from 'node:path'
import { setPersistence, setupWSConnection } from '@y/websocket-server/utils'
import { WebSocketServer } from 'ws'
import { LeveldbPersistence } from 'y-leveldb'
import * as Y from 'yjs'

const store = new LeveldbPersistence(join(process.env.DATA_DIR ?? '.', 'leveldb'))
setPersistence({
  provider: store,
  bindState: async (name: string, doc: Y.Doc) => {
    const stored = await store.getYDoc(name)
    const fresh = Y.encodeStateAsUpdate(doc)
    void store.storeUpdate(name, fresh)
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(stored))
    doc.on('update', (update: Uint8Array) => void store.storeUpdate(name, update))
  },
  writeState: async () => {},
})
const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false })
sockets.on('connection', (socket, request) => setupWSConnection(socket, request))
const server = createServer()
server.on('upgrade', (request, socket, head) =>
  sockets.handleUpgrade(request, socket, head, (opened) => sockets.emit('connection', opened, request)),
)
server.listen(Number(process.env.PORT), '127.0.0.1', () => console.log('ready'))
process.on('SIGTERM', () => void store.destroy().then(() => process.exit(0)))

/** Hocuspocus with its own Database extension on SQLite and its default store delay. */
import { DatabaseSync } from 'node:sqlite'
import { join } from 'node:path'
import { Database } from '@hocuspocus/extension-database'
import { Server } from '@hocuspocus/server'

const sqlite = new DatabaseSync(join(process.env.DATA_DIR ?? '.', 'hocuspocus.sqlite'))
sqlite.exec('create table if not exists documents (name text primary key, data blob not null)')
const read = sqlite.prepare('select data from documents where name = ?')
const write = sqlite.prepare(
  'insert into documents values (?, ?) on conflict (name) do update set data = excluded.data',
)

const server = new Server({
  quiet: true,
  port: Number(process.env.PORT),
  address: '127.0.0.1',
  stopOnSignals: true,
  extensions: [
    new Database({
      fetch: async ({ documentName }) => (read.get(documentName)?.data as Uint8Array | undefined) ?? null,
      store: async ({ documentName, state }) => void write.run(documentName, state),
    }),
  ],
})
await server.listen()
console.log('ready')

/** Puts the server together from its parts, and starts and ends it. */
import { createAdaptorServer, type HttpBindings } from '@hono/node-server'
import {
  createDocumentLog,
  createSnapshotKeeper,
  keepBackups,
  openDatabase,
  type DocumentLog,
  type OpenDatabase,
  type OpeningStep,
} from '@intercoder/storage'
import { Hono } from 'hono'
import { secureHeaders } from 'hono/secure-headers'
import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Logger } from 'pino'
import { findRight } from './access/access.ts'
import { createAccounts, type Accounts } from './accounts/accounts.ts'
import { newId } from './accounts/token.ts'
import { serveClient } from './client/client.ts'
import { listDemoSignIns, seedDemo, type DemoSignIn } from './demo/demo.ts'
import { createHttp } from './http/http.ts'
import { createFileReader } from './imports/file-reader.ts'
import { createProjections, type Projections } from './projections/projections.ts'
import { createRooms, type Rooms } from './rooms/index.ts'
import type { Settings } from './settings.ts'
import { serveSource } from './source/source.ts'
import { logRequests } from './request-log.ts'
import { welcomeSockets } from './upgrade.ts'

const houseFolder = fileURLToPath(new URL('../../..', import.meta.url))
export const clientFolder = join(houseFolder, 'apps/web/build')

export interface Surroundings {
  logger: Logger
  clock?: () => number
  /** Told of what takes its time at a first start. */
  onStep?: (step: OpeningStep | 'seed') => void
}

/** The parts of a server on an open database, before it listens. Tests speak to `app` without a port. */
export interface House {
  app: Hono<{ Bindings: Partial<HttpBindings> }>
  accounts: Accounts
  rooms: Rooms
  log: DocumentLog
  projections: Projections
  demoSignIns(): Promise<DemoSignIn[] | null>
  /** Commits what rooms have taken, lets clients go with "try again", and ends the threads. */
  drain(): Promise<void>
}

export function assemble(database: OpenDatabase, settings: Settings, surroundings: Surroundings): House {
  const { logger, clock = Date.now } = surroundings
  const { db } = database
  const log = createDocumentLog(database.pool)
  const keeper = createSnapshotKeeper(log)
  const projections = createProjections({ db, log, logger })
  const accounts = createAccounts(db, clock, settings.origin?.startsWith('https:') ?? false)
  const rooms = createRooms({
    log,
    keeper,
    logger,
    access: (account, document) => findRight(db, account, document),
    onCommitted: (updates) => projections.onCommitted(updates),
  })
  const demoSignIns = async () => (settings.demo ? listDemoSignIns(db) : null)
  const http = createHttp({
    db,
    log,
    accounts,
    files: createFileReader(),
    clock,
    newId,
    recheck: (changed) => rooms.recheck(changed),
    origin: settings.origin,
    trustProxy: settings.trustProxy,
    demoSignIns,
    onFailure: (error) => logger.error({ err: error }, 'a request failed'),
  })
  const app = new Hono<{ Bindings: Partial<HttpBindings> }>()
  app.use(
    logRequests(logger),
    secureHeaders({ strictTransportSecurity: settings.origin?.startsWith('https:') ?? false }),
  )
  app.get('/healthz', (c) => c.text('alive'))
  app.get('/readyz', (c) =>
    database.ping().then(
      () => c.text('ready'),
      () => c.text('the database does not answer', 503),
    ),
  )
  app.route('/', http)
  app.route('/', serveSource(houseFolder))
  app.route('/', serveClient(clientFolder))
  const drain = async () => {
    await rooms.drain()
    await projections.close()
    await keeper.close()
  }
  return { app, accounts, rooms, log, projections, demoSignIns, drain }
}

export interface RunningServer {
  url: string
  house: House
  /** Resolves with why, should the database end by itself. */
  stopped: Promise<Error>
  /** Stops accepting, finishes what has begun, closes. */
  close(): Promise<void>
}

export async function startServer(settings: Settings, surroundings: Surroundings): Promise<RunningServer> {
  const { logger, onStep, clock = Date.now } = surroundings
  const { databaseUrl: url, dataDir } = settings
  const database = await openDatabase({ url: url ?? undefined, dataDir, onStep })
  try {
    const house = assemble(database, settings, surroundings)
    if (settings.demo) await seedDemo({ db: database.db, log: house.log, clock, newId }, () => onStep?.('seed'))
    const server = createAdaptorServer({ fetch: house.app.fetch }) as Server
    welcomeSockets(server, house, settings)
    await listen(server, settings)
    house.projections.catchUp().catch((error: unknown) => logger.error({ err: error }, 'the read models lie behind'))
    const backups = keepBackups(database, join(dataDir, 'backups'), (outcome) => {
      if (outcome.kind === 'kept') logger.info({ bytes: outcome.bytes, ms: outcome.ms }, 'a backup was made')
      else logger.error({ err: outcome.error }, 'a backup could not be made')
    })
    const close = async () => {
      const silent = stopListening(server)
      await house.drain()
      await backups.stop()
      await silent
      await database.close()
    }
    return { url: addressOf(server, settings), house, stopped: database.stopped, close }
  } catch (error) {
    await database.close()
    throw error
  }
}

async function listen(server: Server, { port, host }: Settings): Promise<void> {
  server.listen(port, host)
  await once(server, 'listening')
}

function addressOf(server: Server, { origin, host }: Settings): string {
  const { port } = server.address() as AddressInfo
  const shown = host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host
  return origin ?? `http://${shown}:${port}`
}

/** How long an answer that has begun may take to be fetched. */
const patienceMs = 5_000

async function stopListening(server: Server): Promise<void> {
  const closed = once(server, 'close')
  server.close()
  const impatient = setTimeout(() => server.closeAllConnections(), patienceMs)
  await closed
  clearTimeout(impatient)
}

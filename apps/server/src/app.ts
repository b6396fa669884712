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
import type { Limits } from '@intercoder/sync'
import { Hono } from 'hono'
import { secureHeaders } from 'hono/secure-headers'
import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Logger } from 'pino'
import { findRight, isHushed } from './access/access.ts'
import { createAccounts, type Accounts } from './accounts/accounts.ts'
import { newId } from './accounts/token.ts'
import { serveClient } from './client/client.ts'
import { listDemoSignIns, seedDemo, type DemoSignIn } from './demo/demo.ts'
import type { Http } from './http/context.ts'
import { createHttp } from './http/http.ts'
import { createFileReader } from './imports/file-reader.ts'
import { createProjections, type Projections } from './projections/projections.ts'
import { Talks } from './reconciliation/talks.ts'
import { createRooms, type Recheck, type Rooms } from './rooms/index.ts'
import { completeReleases, finishRounds } from './rounds/releasing.ts'
import type { Settings } from './settings.ts'
import { serveSource } from './source/source.ts'
import { logRequests } from './request-log.ts'
import { welcomeSockets } from './upgrade.ts'
import { Sessions } from './workshop/sessions.ts'

const houseFolder = fileURLToPath(new URL('../../..', import.meta.url))
export const clientFolder = join(houseFolder, 'apps/web/build')

export interface Surroundings {
  logger: Logger
  clock?: () => number
  /** Of rooms, where others than the usual ones. */
  limits?: Partial<Limits>
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
  sessions: Sessions
  talks: Talks
  demoSignIns(): Promise<DemoSignIn[] | null>
  /** Seals and releases what the last end cut short. */
  finishRounds(): Promise<void>
  /** Takes up releases of which the database could not take all when they were made. */
  completeReleases(): Promise<void>
  /** Commits what rooms have taken, lets clients go with "try again", and ends the threads. */
  drain(): Promise<void>
}

export function assemble(database: OpenDatabase, settings: Settings, surroundings: Surroundings): House {
  const { logger, clock = Date.now, limits = {} } = surroundings
  const { db } = database
  const log = createDocumentLog(database.pool)
  const keeper = createSnapshotKeeper(log)
  const projections = createProjections({ db, log, logger })
  const accounts = createAccounts(db, clock, settings.origin?.startsWith('https:') ?? false)
  const rooms = createRooms({
    log,
    keeper,
    logger,
    limits,
    access: (account, document) => findRight(db, account, document),
    hush: (account, document) => isHushed(db, account, document),
    onCommitted: (updates) => projections.onCommitted(updates),
    onGone: (account, document) => sessions.noteGone(account, document),
  })
  const sessions = new Sessions({ db, rooms, clock, newId, logger })
  const talks = new Talks({ db, log, rooms, clock, newId })
  const demoSignIns = async () => (settings.demo ? listDemoSignIns(db) : null)
  const parts = { db, rooms, clock, newId, recheck: (changed: Recheck) => rooms.recheck(changed) }
  const http = createHttp({
    ...parts,
    log,
    sessions,
    talks,
    accounts,
    files: createFileReader(),
    origin: settings.origin,
    trustProxy: settings.trustProxy,
    demoSignIns,
    onFailure: (error) => logger.error({ err: error }, 'a request failed'),
  })
  const app = welcomeRequests({ http, accounts, database, logger, settings })
  const drain = async () => {
    await sessions
      .end()
      .catch((error: unknown) => logger.error({ err: error }, 'who is in a workshop could not be kept'))
    await rooms.drain()
    await projections.close()
    await keeper.close()
  }
  return {
    app,
    accounts,
    rooms,
    log,
    projections,
    sessions,
    talks,
    demoSignIns,
    finishRounds: () => finishRounds(parts),
    completeReleases: () => completeReleases(parts),
    drain,
  }
}

interface Front {
  http: Http
  accounts: Accounts
  database: OpenDatabase
  logger: Logger
  settings: Settings
}

/** What every answer goes through, and all that is answered. */
function welcomeRequests({ http, accounts, database, logger, settings }: Front): House['app'] {
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
  app.route(
    '/',
    serveClient(clientFolder, (cookies) => accounts.bearsSession(cookies)),
  )
  return app
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
    server.keepAliveTimeout = restMs
    await house.sessions.recall()
    welcomeSockets(server, house, settings)
    await listen(server, settings)
    const looking = setInterval(() => lookAfter(house, logger), lookAfterMs)
    house
      .finishRounds()
      .catch((error: unknown) => logger.error({ err: error }, 'a round could not be brought to its end'))
    house.talks
      .mend()
      .catch((error: unknown) => logger.error({ err: error }, 'what was done in a talk may not be in the record'))
    house.projections.catchUp().catch((error: unknown) => logger.error({ err: error }, 'the read models lie behind'))
    const backups = keepBackups(database, join(dataDir, 'backups'), (outcome) => {
      if (outcome.kind === 'kept') logger.info({ bytes: outcome.bytes, ms: outcome.ms }, 'a backup was made')
      else logger.error({ err: outcome.error }, 'a backup could not be made')
    })
    const close = async () => {
      clearInterval(looking)
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

/** A kill takes from nobody's attendance more than this, and no release waits longer for its last steps. */
const lookAfterMs = 30_000

function lookAfter({ sessions, completeReleases }: House, logger: Logger): void {
  sessions.callRoll().catch((error: unknown) => logger.error({ err: error }, 'who is in a workshop could not be kept'))
  completeReleases().catch((error: unknown) => logger.error({ err: error }, 'a release could not be completed'))
}

/**
 * How long a connection may rest between two requests. Whoever asked through it should be the one to end it: a request
 * that meets the end half way is lost with a reset, and a web server in front passes that on as its own failure. Caddy
 * keeps a connection for 120 s, nginx for 60; Node's own would be 5 s.
 */
const restMs = 125_000

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

/** What every handler is given: the parts of the server, and who asks about what. */
import type { HttpBindings } from '@hono/node-server'
import type { OpenAPIHono } from '@hono/zod-openapi'
import type {
  AccountId,
  AuditEntry,
  Case,
  Member,
  NewId,
  Project,
  ProjectId,
  SessionId,
  Standing,
} from '@intercoder/domain'
import type { Database, DocumentLog, ListedSource } from '@intercoder/storage'
import type { Context } from 'hono'
import type { Accounts, Asker, Place } from '../accounts/accounts.ts'
import { addressOf } from '../accounts/address.ts'
import type { DemoSignIn } from '../demo/demo.ts'
import type { FileReader } from '../imports/file-reader.ts'
import type { Talks } from '../reconciliation/talks.ts'
import type { Rooms } from '../rooms/index.ts'
import type { Sessions } from '../workshop/sessions.ts'

export interface Deps {
  db: Database
  log: DocumentLog
  /** All that is committed in a document, and what the server itself writes there in somebody's name. */
  rooms: Pick<Rooms, 'read' | 'settle' | 'write' | 'accountsIn'>
  /** Live sessions, which also hear of whoever's line drops. */
  sessions: Sessions
  talks: Talks
  accounts: Accounts
  files: FileReader
  clock: () => number
  newId: NewId
  /** Has the rooms ask again who may be in them, after a right was taken away. */
  recheck(changed: { account?: AccountId; project?: ProjectId; session?: SessionId }): Promise<void>
  /** Null where the origin is whatever host is asked. */
  origin: string | null
  trustProxy: boolean
  demoSignIns(): Promise<DemoSignIn[] | null>
  onFailure(error: unknown): void
}

/** A project that the asker belongs to, with what the path names in it, and who they are to that. */
export interface Reach {
  project: Project
  member: Pick<Member, 'role' | 'cases'>
  standing: Standing
  source: ListedSource | null
  case: Case | null
}

export interface HttpEnv {
  Bindings: Partial<HttpBindings>
  Variables: { asker: Asker | null; reach: Reach | null }
}

export type Http = OpenAPIHono<HttpEnv>

/** For endpoints whose row in the table of rights lets nobody in who is not signed in. */
export function askerOf(c: Context<HttpEnv>): Asker {
  const asker = c.get('asker')
  if (!asker) throw new Error('an endpoint for signed-in people was reached by nobody')
  return asker
}

/** For endpoints about a project or something in it. */
export function reachOf(c: Context<HttpEnv>): Reach {
  const reach = c.get('reach')
  if (!reach) throw new Error('an endpoint about a project was reached by a stranger')
  return reach
}

/** For endpoints whose path names a source. */
export function sourceOf(c: Context<HttpEnv>): ListedSource {
  const { source } = reachOf(c)
  if (!source) throw new Error('the path names no source')
  return source
}

export function placeOf(c: Context<HttpEnv>, trustProxy: boolean): Place {
  const peer = c.env?.incoming?.socket.remoteAddress
  return {
    address: addressOf(peer, c.req.header('x-forwarded-for'), trustProxy),
    agent: c.req.header('user-agent') ?? '',
  }
}

/** What signs an entry of the record: whose act it was, in which project, when. */
export function signatureOf(c: Context<HttpEnv>, at: number): Pick<AuditEntry, 'project' | 'account' | 'at'> {
  return { project: reachOf(c).project.id, account: askerOf(c).account.id, at }
}

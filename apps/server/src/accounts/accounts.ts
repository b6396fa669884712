/** Who is asking: registers, signs in and out, and tells from a cookie. Knows nothing of projects. */
import { accept, refuse, type Account, type AccountId, type Result, type SessionId } from '@intercoder/domain'
import {
  deleteSessionsOf,
  findAccount,
  findCredentials,
  register,
  renameAccount,
  setPassword,
  touchSession,
  type Database,
  type RegisterRefusal,
} from '@intercoder/storage'
import { beginAttempt, type TooMany } from './attempt-limit.ts'
import { createSessions, type Sessions } from './lucia.ts'
import { checkPassword, hashPassword } from './password.ts'
import { hashToken, newId, newToken } from './token.ts'

/** Somebody signed in, and by which of their sessions. */
export interface Asker {
  account: Account
  session: SessionId
}

/** Where somebody signs in from: the address for rate limits, the browser's name for the list of sessions. */
export interface Place {
  address: string
  agent: string
}

export interface SignedIn extends Asker {
  /** The value of a Set-Cookie header. */
  cookie: string
}

export interface ListedSession {
  id: SessionId
  createdAt: number
  lastSeenAt: number
  agent: string
}

export interface Registration {
  name: string
  email: string
  password: string
  /** The token of an invitation. */
  invitation?: string | undefined
}

export interface Accounts {
  /** Tells who sent a cookie. `cookie` is to be set anew where the session was prolonged. */
  identify(cookieHeader: string | undefined): Promise<(Asker & { cookie: string | null }) | null>
  /** Whether there is a session in a cookie; not whether it still holds, which is for `identify` to say. */
  bearsSession(cookieHeader: string | undefined): boolean
  signIn(given: Credentials, place: Place): Promise<Result<SignedIn, WrongGuess>>
  register(given: Registration, place: Place): Promise<Result<SignedIn, RegisterRefusal | TooMany>>
  rename(account: AccountId, name: string): Promise<Account>
  /** Ends every other session of the account, and says which. */
  changePassword(
    asker: Asker,
    given: { current: string; next: string },
    place: Place,
  ): Promise<Result<SessionId[], WrongGuess>>
  /** For whoever runs the installation: needs no last password, and ends every session. False where nobody has that address. */
  resetPassword(email: string, next: string): Promise<boolean>
  listSessions(account: AccountId): Promise<ListedSession[]>
  endSession(session: SessionId): Promise<void>
  /** A Set-Cookie header that takes the cookie away. */
  blankCookie(): string
}

export type WrongGuess = TooMany | { kind: 'wrong-credentials' }

interface Credentials {
  email: string
  password: string
}

/** What the verbs below work with. */
interface Desk {
  db: Database
  clock: () => number
  sessions: Sessions
  /** Stands in for the hash of an account that is not there, so that the answer takes as long as any other. */
  decoy: Promise<string>
}

const seenEveryMs = 60_000

/** `secure` where the installation is reached by https. */
export function createAccounts(db: Database, clock: () => number, secure: boolean): Accounts {
  const sessions = createSessions(db, clock, secure)
  const desk: Desk = { db, clock, sessions, decoy: hashPassword(newToken()) }
  return {
    identify: (cookieHeader) => identify(desk, cookieHeader),
    bearsSession: (cookieHeader) => sessions.readSessionCookie(cookieHeader ?? '') !== null,
    signIn: (given, place) => signIn(desk, given, place),
    register: (given, place) => registerAndSignIn(desk, given, place),
    rename: (account, name) => renameAccount(db, account, name),
    changePassword: (asker, given, place) => changePassword(desk, asker, given, place),
    resetPassword: (email, next) => resetPassword(desk, email, next),
    listSessions: (account) => listSessions(desk, account),
    endSession: (session) => sessions.invalidateSession(session),
    blankCookie: () => sessions.createBlankSessionCookie().serialize(),
  }
}

async function identify({ db, clock, sessions }: Desk, cookieHeader: string | undefined) {
  const token = cookieHeader ? sessions.readSessionCookie(cookieHeader) : null
  if (!token) return null
  const { session, user } = await sessions.validateSession(hashToken(token))
  if (!user) return null
  if (clock() - session.lastSeenAt >= seenEveryMs) await touchSession(db, session.id, clock())
  const cookie = session.fresh ? sessions.createSessionCookie(token).serialize() : null
  return { account: user.account, session: session.id as SessionId, cookie }
}

async function signIn(desk: Desk, given: Credentials, place: Place): Promise<Result<SignedIn, WrongGuess>> {
  const { db, clock, sessions } = desk
  const attempt = await beginAttempt(db, clock(), { account: given.email.toLowerCase(), address: place.address })
  if (!attempt.ok) return attempt
  const found = await findCredentials(db, given.email)
  const right = await checkPassword(found?.passwordHash ?? (await desk.decoy), given.password)
  const account = found && right ? await findAccount(db, found.account) : null
  if (!account) return refuse({ kind: 'wrong-credentials' })
  await attempt.value.succeed()
  await sessions.deleteExpiredSessions()
  return accept(await openSession(desk, account, place))
}

async function registerAndSignIn(
  desk: Desk,
  { name, email, password, invitation }: Registration,
  place: Place,
): Promise<Result<SignedIn, RegisterRefusal | TooMany>> {
  const attempt = await beginAttempt(desk.db, desk.clock(), { account: null, address: place.address })
  if (!attempt.ok) return attempt
  const passwordHash = await hashPassword(password)
  const token = invitation ? hashToken(invitation) : null
  const made = { id: newId<AccountId>(), name, email, passwordHash, invitation: token }
  const registered = await register(desk.db, made, desk.clock())
  if (!registered.ok) return registered
  await attempt.value.succeed()
  return accept(await openSession(desk, registered.value, place))
}

async function openSession({ clock, sessions }: Desk, account: Account, { agent }: Place): Promise<SignedIn> {
  const token = newToken()
  const facts = { createdAt: clock(), lastSeenAt: clock(), agent: agent.slice(0, 300) }
  const session = await sessions.createSession(account.id, facts, { sessionId: hashToken(token) })
  return { account, session: session.id as SessionId, cookie: sessions.createSessionCookie(token).serialize() }
}

async function changePassword(
  { db, clock }: Desk,
  { account, session }: Asker,
  given: { current: string; next: string },
  place: Place,
): Promise<Result<SessionId[], WrongGuess>> {
  const attempt = await beginAttempt(db, clock(), { account: account.email, address: place.address })
  if (!attempt.ok) return attempt
  const found = await findCredentials(db, account.email)
  if (!found || !(await checkPassword(found.passwordHash, given.current))) return refuse({ kind: 'wrong-credentials' })
  await attempt.value.succeed()
  await setPassword(db, account.id, await hashPassword(given.next))
  return accept((await deleteSessionsOf(db, account.id, session)) as SessionId[])
}

async function resetPassword({ db }: Desk, email: string, next: string): Promise<boolean> {
  const found = await findCredentials(db, email)
  if (!found) return false
  await setPassword(db, found.account, await hashPassword(next))
  await deleteSessionsOf(db, found.account)
  return true
}

async function listSessions({ sessions }: Desk, of: AccountId): Promise<ListedSession[]> {
  const found = await sessions.getUserSessions(of)
  return found.map(({ id, createdAt, lastSeenAt, agent }) => ({ id: id as SessionId, createdAt, lastSeenAt, agent }))
}

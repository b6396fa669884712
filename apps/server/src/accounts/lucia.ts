/**
 * Lucia over our own queries. It is in maintenance, so nothing outside this folder knows it: it decides how long a
 * session lives and how its cookie is written. The cookie holds a token, the database its hash, and Lucia only ever
 * sees one of them: the token where a cookie is made, the hash everywhere else.
 */
import type { Account, AccountId } from '@intercoder/domain'
import {
  deleteExpiredSessions,
  deleteSession,
  deleteSessionsOf,
  extendSession,
  findSession,
  insertSession,
  listSessions,
  type Database,
  type StoredSession,
} from '@intercoder/storage'
import { Lucia, TimeSpan, type Adapter, type DatabaseSession } from 'lucia'

type SessionFacts = Pick<StoredSession, 'createdAt' | 'lastSeenAt' | 'agent'>
interface UserFacts {
  account: Account
}
export type Sessions = Lucia<SessionFacts, UserFacts>

declare module 'lucia' {
  interface Register {
    Lucia: Sessions
    UserId: AccountId
    DatabaseSessionAttributes: SessionFacts
    DatabaseUserAttributes: UserFacts
  }
}

/** `secure` where the installation is reached by https; the cookie then carries the strictest prefix there is. */
export function createSessions(db: Database, clock: () => number, secure: boolean): Sessions {
  return new Lucia(createAdapter(db, clock), {
    sessionExpiresIn: new TimeSpan(30, 'd'),
    sessionCookie: {
      name: secure ? '__Host-intercoder_session' : 'intercoder_session',
      attributes: { secure, sameSite: 'lax', path: '/' },
    },
    getUserAttributes: ({ account }) => ({ account }),
    getSessionAttributes: ({ createdAt, lastSeenAt, agent }) => ({ createdAt, lastSeenAt, agent }),
  })
}

function createAdapter(db: Database, clock: () => number): Adapter {
  return {
    async getSessionAndUser(id) {
      const found = await findSession(db, id)
      if (!found) return [null, null]
      return [describe(found.session), { id: found.account.id, attributes: { account: found.account } }]
    },
    getUserSessions: async (account) => (await listSessions(db, account)).map(describe),
    setSession: ({ id, userId, expiresAt, attributes }) =>
      insertSession(db, { id, account: userId, expiresAt: expiresAt.getTime(), ...attributes }),
    updateSessionExpiration: (id, expiresAt) => extendSession(db, id, expiresAt.getTime()),
    deleteSession: (id) => deleteSession(db, id),
    async deleteUserSessions(account) {
      await deleteSessionsOf(db, account)
    },
    deleteExpiredSessions: () => deleteExpiredSessions(db, clock()),
  }
}

function describe({ id, account, expiresAt, ...attributes }: StoredSession): DatabaseSession {
  return { id, userId: account, expiresAt: new Date(expiresAt), attributes }
}

/** How often a password may be guessed, by whose it is and by where the guesses come from. */
import { forgetAttempts, pruneAttempts, recordAttempt, withdrawAttempts, type Database } from '@intercoder/storage'
import { accept, refuse, type Result } from '@intercoder/domain'
import { hashToken } from './token.ts'

const windowMs = 15 * 60_000
/** A whole institute may sign in from one address on a workshop's morning. */
const most = { account: 10, address: 50 }

export interface Attempt {
  /** The guess was right: it does not count, and neither do the wrong ones before it for that account. */
  succeed(): Promise<void>
}

export type TooMany = { kind: 'too-many'; retryAfter: number }

/**
 * Counts an attempt before it is tried. `account` is whatever names the account to the asker, existing or not, and null
 * where no password is guessed and only the work is to be bounded.
 */
export async function beginAttempt(
  db: Database,
  now: number,
  by: { account: string | null; address: string },
): Promise<Result<Attempt, TooMany>> {
  await pruneAttempts(db, now - windowMs)
  // Hashed, since a table of who tried to sign in from where is nothing to keep.
  const account = by.account === null ? null : `account:${hashToken(by.account)}`
  const keys = [...(account ? [account] : []), `address:${hashToken(by.address)}`]
  const { ids, attempts } = await recordAttempt(db, keys, now, now - windowMs)
  const over = attempts.filter(({ key, count }) => count > (key === account ? most.account : most.address))
  if (over.length > 0) {
    // Being turned away is no guess: otherwise whoever keeps knocking would keep the owner out for ever.
    await withdrawAttempts(db, ids)
    const free = Math.max(...over.map(({ oldest }) => oldest + windowMs))
    return refuse({ kind: 'too-many', retryAfter: Math.max(1, Math.ceil((free - now) / 1000)) })
  }
  return accept({
    async succeed() {
      await withdrawAttempts(db, ids)
      if (account) await forgetAttempts(db, account)
    },
  })
}

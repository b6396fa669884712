/** Secrets that are handed out and ids that are not guessed. Only the hash of a secret is ever stored. */
import { ID_BYTES, spellId } from '@intercoder/domain'
import { createHash, randomBytes } from 'node:crypto'

/** 256 random bits, for a cookie or a link. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

/** Without salt or stretching: what it hashes is random already, and has to be found by its hash. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

export function newId<T extends string>(): T {
  return spellId<T>(randomBytes(ID_BYTES))
}

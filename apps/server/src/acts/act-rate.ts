/** How much anybody may do in talks and workshops: more than a quick hand does, less than keeps others from being heard. */
import { accept, refuse, type AccountId, type Result } from '@intercoder/domain'

const windowMs = 10_000
const mostInWindow = 300

export type TooManyActs = { kind: 'too-many-acts'; retryAfter: number }

export class ActRate {
  readonly #counts = new Map<AccountId, number>()
  #since = -Infinity

  /** Counts an act, unless there were too many since the window began, which is one and the same for everybody. */
  count(account: AccountId, now: number): Result<null, TooManyActs> {
    if (now < this.#since || now - this.#since >= windowMs) {
      this.#counts.clear()
      this.#since = now
    }
    const acts = (this.#counts.get(account) ?? 0) + 1
    if (acts > mostInWindow) {
      return refuse({ kind: 'too-many-acts', retryAfter: Math.ceil((this.#since + windowMs - now) / 1000) })
    }
    this.#counts.set(account, acts)
    return accept(null)
  }
}

/**
 * Work on one document, one piece after another: what is read stays true until what follows from it is written. People
 * take turns: however much one of them has waiting, anybody else waits for one piece of it.
 */
import { refuse, type AccountId, type Result } from '@intercoder/domain'

/** Pieces of work of one person that may wait for one document. */
const waitingAtMost = 100

export type ActsWaiting = { kind: 'acts-waiting'; limit: number }

type Work = () => Promise<void>

export class TurnTaking {
  /** By document, everybody who has something waiting there; whose turn is next comes first. */
  readonly #lines = new Map<string, Map<AccountId, Work[]>>()

  /** Refused where too much of theirs is waiting already. */
  async take<T, R extends { kind: string }>(
    document: string,
    account: AccountId,
    work: () => Promise<Result<T, R>>,
  ): Promise<Result<T, R | ActsWaiting>> {
    const waiting = this.#lines.get(document)?.get(account)?.length ?? 0
    if (waiting >= waitingAtMost) return refuse({ kind: 'acts-waiting', limit: waitingAtMost })
    return this.takeSurely(document, account, work)
  }

  /** For what the server itself has to do in their name, however much they have waiting. */
  takeSurely<T>(document: string, account: AccountId, work: () => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const line = this.#lines.get(document) ?? new Map<AccountId, Work[]>()
      const mine = line.get(account) ?? []
      mine.push(() => work().then(resolve, reject))
      line.set(account, mine)
      if (this.#lines.has(document)) return
      this.#lines.set(document, line)
      void this.#serve(document, line)
    })
  }

  async #serve(document: string, line: Map<AccountId, Work[]>): Promise<void> {
    for (let work = takeNext(line); work; work = takeNext(line)) await work()
    this.#lines.delete(document)
  }
}

/** Whoever's turn it was goes behind everybody else. */
function takeNext(line: Map<AccountId, Work[]>): Work | null {
  const [next] = line
  if (!next) return null
  const [account, [work = null, ...rest]] = next
  line.delete(account)
  if (rest.length > 0) line.set(account, rest)
  return work
}

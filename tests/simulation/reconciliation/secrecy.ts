/**
 * What each person is sent is searched, as it comes, for what others have voted. A vote shows as a record of who and what,
 * in JSON or as Yjs writes it; and, however it were written, by a proposal that is named more often than those beside it.
 */
import { readReconciliation } from '@intercoder/documents'
import type { AccountId, Ballot, BallotId, Vote } from '@intercoder/domain'
import * as encoding from 'lib0/encoding'
import type * as Y from 'yjs'

interface Sealed extends Vote {
  ballot: BallotId
  traces: Buffer[]
}

export class Secrecy {
  readonly counts = { searched: 0, compared: 0, votes: 0, seenAfter: 0 }
  /** What somebody was sent before they were to see it. */
  readonly leaks: string[] = []
  /** Ballots that somebody has asked to reveal: from then on votes may be seen. */
  readonly #revealed = new Set<BallotId>()
  readonly #votes: Sealed[] = []

  /** Before it is sent. */
  noteVote(account: AccountId, ballot: BallotId, proposal: Vote['proposal']): void {
    this.counts.votes++
    this.#votes.push({ account, ballot, proposal, traces: tracesOf({ account, proposal }) })
  }

  /** Before it is asked for. */
  noteReveal(ballot: BallotId): void {
    this.#revealed.add(ballot)
  }

  /** Looks at an answer of HTTP. What one has voted oneself is one's own. */
  searchAnswer(to: AccountId, bytes: Buffer, known: readonly Ballot[]): void {
    this.#search(to, bytes)
    const mine = new Set(this.#votes.flatMap(({ account, proposal }) => (account === to ? [proposal] : [])))
    this.#compare(to, bytes, this.#sealed(known.filter(({ proposals }) => !proposals.some((one) => mine.has(one)))))
  }

  /** Looks at a frame on its way into a copy of a reconciliation. */
  searchFrame(to: AccountId, bytes: Buffer, before: Y.Doc): void {
    this.#search(to, bytes)
    this.#compare(to, bytes, this.#sealed(readReconciliation(before).ballots))
  }

  /** Looks at a frame that brought all there is: what earlier talk says of the proposals would tell them apart. */
  searchWhole(to: AccountId, bytes: Buffer, after: Y.Doc): void {
    const { ballots, decisions } = readReconciliation(after)
    const spoken = new Set<unknown>(decisions.map(({ proposal }) => proposal))
    for (const { revealedAt, proposals } of ballots)
      if (revealedAt !== null) proposals.forEach((one) => spoken.add(one))
    this.#compare(
      to,
      bytes,
      this.#sealed(ballots).filter(({ proposals }) => !proposals.some((one) => spoken.has(one))),
    )
  }

  #sealed(ballots: readonly Ballot[]): Ballot[] {
    return ballots.filter(({ id, revealedAt }) => revealedAt === null && !this.#revealed.has(id))
  }

  #search(to: AccountId, bytes: Buffer): void {
    this.counts.searched++
    for (const { account, ballot, proposal, traces } of this.#votes) {
      if (account === to || !traces.some((trace) => bytes.includes(trace))) continue
      if (this.#isRevealed({ account, proposal }, ballot)) this.counts.seenAfter++
      else this.leaks.push(`${to} was sent that ${account} voted for ${proposal}`)
    }
  }

  /** Whoever votes the same in a later ballot says nothing new until then, but what they said before is there to be seen. */
  #isRevealed({ account, proposal }: Vote, ballot: BallotId): boolean {
    return this.#votes.some(
      (one) =>
        this.#revealed.has(one.ballot) &&
        (one.ballot === ballot || (one.account === account && one.proposal === proposal)),
    )
  }

  #compare(to: AccountId, bytes: Buffer, ballots: readonly Ballot[]): void {
    for (const { id, proposals } of ballots) {
      const times = proposals.map((proposal) => countOf(bytes, proposal))
      if (Math.max(...times) > 0) this.counts.compared++
      if (new Set(times).size > 1) this.leaks.push(`${to} was sent proposals of ${id} ${times.join(', ')} times`)
    }
  }
}

function tracesOf({ account, proposal }: Vote): Buffer[] {
  return [
    { account, proposal },
    { proposal, account },
  ].flatMap((record) => {
    const to = encoding.createEncoder()
    encoding.writeAny(to, record)
    // Without the outer braces and the number of its fields: there may be others.
    return [Buffer.from(JSON.stringify(record).slice(1, -1)), Buffer.from(encoding.toUint8Array(to).subarray(2))]
  })
}

function countOf(bytes: Buffer, text: string): number {
  let times = 0
  for (let at = bytes.indexOf(text); at >= 0; at = bytes.indexOf(text, at + 1)) times++
  return times
}

import type {
  ActId,
  BallotId,
  BulkRule,
  Choice,
  CodingId,
  DecisionId,
  DecisionOutcome,
  LineField,
  CodeId,
  MessageId,
  NewId,
  ProjectId,
  ProposalId,
  ReconciliationAct,
  RoundId,
  SourceId,
} from '@intercoder/domain'
import { toasts } from '@intercoder/ui'
import { ask, type Answer } from '#lib/api/ask.ts'
import { api } from '#lib/api/client.ts'
import { InTurn } from '#lib/api/in-turn.ts'
import { explainRefusal } from '#lib/words/refusal.ts'

export interface TalkPlace {
  project: ProjectId
  round: RoundId
  source: SourceId
}

/** One settles place after place; only the last is offered to be taken back here, each stands with its own "Undo". */
export const decisionMatter = 'decision'

const ofTalk = api.projects[':project'].rounds[':round'].sources[':source'].reconciliation

/** What one does in a talk. Each is asked of the server, and seen when it comes back in the document, by everybody at once. */
export class TalkActs {
  readonly place: TalkPlace
  readonly #newId: NewId
  /** A vote and the revealing right after it count in this order. */
  readonly #line = new InTurn()

  constructor(place: TalkPlace, newId: NewId) {
    this.place = place
    this.#newId = newId
  }

  discuss(evidence: CodingId[], words: string): Promise<boolean> {
    return this.#act({ kind: 'discuss', id: this.#newId<MessageId>(), evidence, words })
  }

  propose(evidence: CodingId[], choice: Choice, words: string): Promise<boolean> {
    return this.#act({ kind: 'propose', id: this.#newId<ProposalId>(), evidence, choice, words })
  }

  withdraw(proposal: ProposalId): Promise<boolean> {
    return this.#act({ kind: 'withdraw', id: this.#newId<ActId>(), proposal })
  }

  openBallot(evidence: CodingId[]): Promise<boolean> {
    return this.#act({ kind: 'open-ballot', id: this.#newId<BallotId>(), evidence })
  }

  vote(ballot: BallotId, proposal: ProposalId): Promise<boolean> {
    return this.#act({ kind: 'vote', id: this.#newId<ActId>(), ballot, proposal })
  }

  reveal(ballot: BallotId): Promise<boolean> {
    return this.#act({ kind: 'reveal', id: this.#newId<ActId>(), ballot })
  }

  async decide(
    evidence: CodingId[],
    outcome: DecisionOutcome,
    choice: Choice | null,
    reason: string,
  ): Promise<boolean> {
    const id = this.#newId<DecisionId>()
    const by = choice ? { choice } : null
    const done = await this.#act({ kind: 'decide', id, evidence, outcome, by, reason })
    if (done) toasts.say('Decided.', { matter: decisionMatter, undo: async () => void (await this.undo([id])) })
    return done
  }

  /** The act that all of them are known by; null where it was refused. */
  async decideMany(rule: BulkRule, reason: string): Promise<ActId | null> {
    const id = this.#newId<ActId>()
    return (await this.#act({ kind: 'decide-many', id, rule, reason })) ? id : null
  }

  async undo(decisions: DecisionId[]): Promise<boolean> {
    const done = await this.#act({ kind: 'undo', id: this.#newId<ActId>(), decisions })
    if (done)
      toasts.say(decisions.length === 1 ? 'The decision is undone.' : 'The decisions are undone.', {
        matter: decisionMatter,
      })
    return done
  }

  writeLine(decision: DecisionId, code: CodeId, field: LineField, words: string): Promise<boolean> {
    const json = { id: this.#newId<ActId>(), decision, code, field, words }
    return this.#send(() => ask(ofTalk.lines.$post({ param: this.place, json })))
  }

  close(closes: boolean): Promise<boolean> {
    const asked = { param: this.place, json: { id: this.#newId<ActId>() } }
    return this.#send(() => ask(closes ? ofTalk.closing.$post(asked) : ofTalk.reopening.$post(asked)))
  }

  #act(json: ReconciliationAct): Promise<boolean> {
    return this.#send(() => ask(ofTalk.acts.$post({ param: this.place, json })))
  }

  async #send(request: () => Promise<Answer<unknown>>): Promise<boolean> {
    const answer = await this.#line.take(request)
    if (!answer.ok) toasts.say(explainRefusal(answer.refusal), { tone: 'danger' })
    return answer.ok
  }
}

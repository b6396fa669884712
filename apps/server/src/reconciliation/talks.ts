/**
 * Does what people do in a reconciliation: checked by the rules, written in the shared document in their name, told to the
 * audit. An act that comes again, after a kill or a lost answer, changes nothing and mends what had not been reached.
 */
import {
  captureUpdate,
  continueDocument,
  hasLine,
  openDocument,
  placeReconciliation,
  readCodebook,
  readReconciliation,
  writeLine,
  writeReconciliation,
} from '@intercoder/documents'
import {
  accept,
  actInReconciliation,
  addLine,
  closeReconciliation,
  type AccountId,
  type ActId,
  type CodebookLine,
  type ReconciliationAct,
  type ReconciliationChange,
  type ReconciliationFacts,
  type ReconciliationRefusal,
  type Reconciliation,
  type Result,
} from '@intercoder/domain'
import { listVotes, recordAudit, recordAuditOnce, saveVote, setReconciled, type Database } from '@intercoder/storage'
import { nameDocument, type DocumentName } from '@intercoder/sync'
import type * as Y from 'yjs'
import { refuseAct, type Acted, type Applicant } from '../acts/acted.ts'
import { TurnTaking } from '../acts/turn-taking.ts'
import { writeActs } from '../acts/write-acts.ts'
import type { Deps } from '../http/context.ts'
import type { Refusal } from '../http/refusal.ts'
import { auditOf } from './audit-of.ts'
import { SealedReader } from './sealed-layers.ts'
import type { TalkPlace } from './find-talk.ts'

/** Whoever leads a talk may do more in it. */
export type TalkApplicant = Applicant<{ leads: boolean }>

interface Actor {
  account: AccountId
  leads: boolean
}

/** A reconciliation at the moment of an act, with what the rules have to be told. */
interface Now {
  talk: Reconciliation
  facts: ReconciliationFacts
}

type LineDraft = Omit<CodebookLine, 'layer' | 'by' | 'at'>

type Parts = Pick<Deps, 'db' | 'rooms' | 'clock' | 'newId'>

export class Talks {
  readonly #parts: Parts
  readonly #turns = new TurnTaking()
  readonly #sealed: SealedReader

  constructor(parts: Parts) {
    this.#parts = parts
    this.#sealed = new SealedReader(parts.rooms)
  }

  act(place: TalkPlace, act: ReconciliationAct, applicant: TalkApplicant): Promise<Acted> {
    const decide = async ({ talk, facts }: Now) => {
      const changes = actInReconciliation(talk, act, facts)
      if (changes.ok && changes.value.length > 0 && act.kind === 'vote') {
        const { ballot, proposal } = act
        const vote = { ballot, proposal, account: facts.by, at: facts.at }
        await saveVote(this.#parts.db, { layer: place.consensus, ...vote })
      }
      return changes
    }
    return this.#change(place, applicant, decide, (talk) => this.#tellAudit(place, act, talk))
  }

  close(place: TalkPlace, act: ActId, closes: boolean, applicant: TalkApplicant): Promise<Acted> {
    return this.#change(
      place,
      applicant,
      async ({ talk, facts }) => closeReconciliation(talk, act, closes, facts.at),
      (talk) => this.#noteClosed(place, talk.closedAt, applicant),
    )
  }

  /** A line of the codebook from a decision that stands. */
  async writeLine(place: TalkPlace, draft: LineDraft, { account: by, admit }: TalkApplicant): Promise<Acted> {
    const { rooms, clock } = this.#parts
    const name = nameDocument('codebook', place.project)
    return this.#turns.take(name, by, async (): Promise<Acted> => {
      const admitted = await admit()
      if (!admitted.ok) return admitted
      const talk = readReconciliation(openDocument(await rooms.read(talkDocument(place))))
      if (!talk.decisions.some(({ id, undone }) => id === draft.decision && undone === null))
        return refuseAct({ kind: 'unknown-decision', decision: draft.decision })
      const doc = openDocument(await rooms.read(name))
      if (hasLine(doc, draft.id)) return accept({ repeated: true })
      const line: CodebookLine = { ...draft, layer: place.consensus, by, at: clock() }
      const changes = addLine(readCodebook(doc).codebook, line)
      if (!changes.ok) return refuseAct(changes.refusal)
      const update = captureUpdate(doc, () => writeLine(doc, line, changes.value))
      const written = update ? await writeActs(rooms, name, by, update) : accept(null)
      return written.ok ? accept({ repeated: false }) : written
    })
  }

  async #change(
    place: TalkPlace,
    { account, admit }: TalkApplicant,
    decide: (now: Now) => Promise<Result<ReconciliationChange[], ReconciliationRefusal>>,
    then: (talk: Reconciliation<unknown>) => Promise<void>,
  ): Promise<Acted> {
    return this.#turns.take(talkDocument(place), account, async () => {
      const admitted = await admit()
      if (!admitted.ok) return admitted
      const actor = { account, ...admitted.value }
      const doc = openDocument(await this.#parts.rooms.read(talkDocument(place)))
      const { transcript, facts } = await this.#gather(place, actor)
      const talk = placeReconciliation(readReconciliation(doc), transcript)
      const changes = await decide({ talk, facts })
      if (!changes.ok) return refuseAct(changes.refusal)
      const written = await this.#writeChanges(place, actor, doc, transcript, changes.value)
      if (!written.ok) return written
      await then(readReconciliation(doc))
      return accept({ repeated: changes.value.length === 0 })
    })
  }

  async #gather(place: TalkPlace, { account, leads }: Actor) {
    const { db, clock, newId } = this.#parts
    const sealed = await this.#sealed.read(place)
    const { transcript, text, coders, evidence, codes } = sealed
    const facts: ReconciliationFacts = {
      by: account,
      at: clock(),
      leads,
      text,
      coders,
      evidence,
      codes,
      get queue() {
        return sealed.queue()
      },
      votes: await listVotes(db, place.consensus),
      newId,
    }
    return { transcript, facts }
  }

  async #writeChanges(
    place: TalkPlace,
    { account }: Actor,
    doc: Y.Doc,
    transcript: Y.Doc,
    changes: readonly ReconciliationChange[],
  ): Promise<Result<null, Refusal>> {
    const update = continueDocument(doc, () => writeReconciliation(doc, transcript, changes))
    return update ? writeActs(this.#parts.rooms, talkDocument(place), account, update) : accept(null)
  }

  async #tellAudit({ project, consensus }: TalkPlace, act: ReconciliationAct, talk: Reconciliation<unknown>) {
    const entries = auditOf(act, talk, consensus).map((entry) => ({ project, ...entry }))
    await recordAuditOnce(this.#parts.db, ...entries)
  }

  #noteClosed(
    { project, round, source }: TalkPlace,
    closedAt: number | null,
    { account }: Pick<Actor, 'account'>,
  ): Promise<void> {
    const { db, clock } = this.#parts
    const kind = closedAt === null ? ('reconciliation-reopened' as const) : ('source-reconciled' as const)
    return db.transaction(async (tx: Database) => {
      if (!(await setReconciled(tx, { round, source }, closedAt))) return
      await recordAudit(tx, { project, account, at: clock(), kind, facts: { round, source } })
    })
  }
}

function talkDocument({ consensus }: Pick<TalkPlace, 'consensus'>): DocumentName {
  return nameDocument('reconciliation', consensus)
}

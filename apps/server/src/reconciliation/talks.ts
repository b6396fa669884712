/**
 * Does what people do in a reconciliation: checked by the rules, written in the shared document in their name, told to the
 * audit. An act that comes again, after a lost answer, changes nothing and mends what had not been reached; the rest of what
 * a kill came before is made up for at the next start.
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
import {
  listBegunTalks,
  listVotes,
  recordAudit,
  recordAuditOnce,
  saveVote,
  setReconciled,
  type Database,
} from '@intercoder/storage'
import { nameDocument, type DocumentName } from '@intercoder/sync'
import { applyUpdate, type Doc } from 'yjs'
import { refuseAct, type Acted, type Applicant } from '../acts/acted.ts'
import { TurnTaking } from '../acts/turn-taking.ts'
import { writeActs } from '../acts/write-acts.ts'
import type { Deps } from '../http/context.ts'
import type { Refusal } from '../http/refusal.ts'
import { auditOf, auditOfAll } from './audit-of.ts'
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

/** A talk as it stands in the table, which may lie behind its document. */
type Followed = Pick<TalkPlace, 'project' | 'round' | 'source' | 'consensus' | 'reconciledAt'>

interface Closing {
  account: AccountId
  at: number
}

type Parts = Pick<Deps, 'db' | 'log' | 'rooms' | 'clock' | 'newId'>

/** In whose turn the server does what nobody asked for. */
const nobody = '' as AccountId

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
      (talk) => this.#noteClosed(place, talk.closedAt, { account: applicant.account, at: this.#parts.clock() }),
    )
  }

  /** After a start: what the last end cut off of following the talks is made up for. */
  async mend(): Promise<void> {
    const { db, rooms } = this.#parts
    for (const begun of await listBegunTalks(db))
      await this.#turns.takeSurely(talkDocument(begun), nobody, async () =>
        this.#followUp(begun, readReconciliation(openDocument(await rooms.read(talkDocument(begun))))),
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
      if (!changes.ok) {
        if (changes.refusal.kind === 'closed' || changes.refusal.kind === 'not-closed')
          await this.#followUp(place, talk)
        return refuseAct(changes.refusal)
      }
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
    doc: Doc,
    transcript: Doc,
    changes: readonly ReconciliationChange[],
  ): Promise<Result<null, Refusal>> {
    const update = continueDocument(doc, () => writeReconciliation(doc, transcript, changes))
    return update ? writeActs(this.#parts.rooms, talkDocument(place), account, update) : accept(null)
  }

  async #tellAudit({ project, consensus }: TalkPlace, act: ReconciliationAct, talk: Reconciliation<unknown>) {
    const entries = auditOf(act, talk, consensus).map((entry) => ({ project, ...entry }))
    await recordAuditOnce(this.#parts.db, ...entries)
  }

  /** Of a talk that is closed here and there, all was told before it was. */
  async #followUp(place: Followed, talk: Reconciliation<unknown>): Promise<void> {
    const { project, consensus, reconciledAt } = place
    if (talk.closedAt !== null && reconciledAt !== null) return
    const entries = auditOfAll(talk, consensus).map((entry) => ({ project, ...entry }))
    await recordAuditOnce(this.#parts.db, ...entries)
    if (talk.closedAt === null && reconciledAt === null) return
    const closing = await this.#findClosing(place)
    if (closing) await this.#noteClosed(place, talk.closedAt, closing)
  }

  /** Who closed a talk last, or opened it again, which its log alone knows. */
  async #findClosing(place: Followed): Promise<Closing | null> {
    const doc = openDocument()
    let closedAt: number | null = null
    let last: Closing | null = null
    for await (const { account, at, update } of this.#parts.log.history(talkDocument(place))) {
      applyUpdate(doc, update)
      const now = readReconciliation(doc)
      if (now.closedAt !== closedAt) last = { account, at }
      closedAt = now.closedAt
    }
    return last
  }

  #noteClosed({ project, round, source }: Followed, closedAt: number | null, { account, at }: Closing): Promise<void> {
    const { db } = this.#parts
    const kind = closedAt === null ? ('reconciliation-reopened' as const) : ('source-reconciled' as const)
    return db.transaction(async (tx: Database) => {
      if (!(await setReconciled(tx, { round, source }, closedAt))) return
      await recordAudit(tx, { project, account, at, kind, facts: { round, source } })
    })
  }
}

function talkDocument({ consensus }: Pick<TalkPlace, 'consensus'>): DocumentName {
  return nameDocument('reconciliation', consensus)
}

/**
 * Does what people do in a workshop: checked by the rules, written in the shared document in their name. The row in the
 * database and the audit follow the document: where a kill came between, at the next start.
 */
import {
  anchorSpan,
  continueDocument,
  createWorkshop,
  openDocument,
  readWorkshop,
  writeWorkshop,
} from '@intercoder/documents'
import {
  accept,
  actInWorkshop,
  noteAbsent,
  presentIn,
  type AccountId,
  type ActId,
  type AnyWorkshop,
  type ProjectId,
  type Result,
  type WorkshopAct,
  type WorkshopChange,
  type WorkshopFacts,
  type WorkshopId,
} from '@intercoder/domain'
import {
  findWorkshop,
  keepHeld,
  listOpenWorkshops,
  recordAuditOnce,
  updateWorkshop,
  type Workshop as Listed,
} from '@intercoder/storage'
import { nameDocument, parseDocumentName, type DocumentName } from '@intercoder/sync'
import type * as Y from 'yjs'
import { refuseAct, type Acted, type Applicant } from '../acts/acted.ts'
import { TurnTaking } from '../acts/turn-taking.ts'
import { writeActs } from '../acts/write-acts.ts'
import type { Deps } from '../http/context.ts'
import type { Refusal } from '../http/refusal.ts'
import type { Logger } from '../rooms/index.ts'
import { RollCall } from './roll-call.ts'

type Parts = Pick<Deps, 'db' | 'rooms' | 'clock' | 'newId'> & { logger: Pick<Logger, 'error'> }

/** An act, and the transcript of the passage in it where there is one. */
export interface WorkshopStep {
  act: WorkshopAct
  transcript: Y.Doc | null
}

export type WorkshopApplicant = Applicant<Admitted>

/** The workshop as it is listed when somebody's turn has come, with what they may do in it then. */
interface Admitted {
  listed: Listed
  members: WorkshopFacts['members']
  facilitates: (workshop: AnyWorkshop) => boolean
}

export class Sessions {
  readonly #parts: Parts
  readonly #turns = new TurnTaking()
  readonly #rollCall = new RollCall()
  #isEnding = false

  constructor(parts: Parts) {
    this.#parts = parts
  }

  /** Begins the document of a workshop; done twice, it is one. */
  async begin({ id, facilitator }: Listed): Promise<void> {
    orThrow(await writeActs(this.#parts.rooms, workshopDocument(id), facilitator, createWorkshop(facilitator)))
  }

  async read(id: WorkshopId): Promise<AnyWorkshop> {
    return readWorkshop(openDocument(await this.#parts.rooms.read(workshopDocument(id))))
  }

  act(id: WorkshopId, step: WorkshopStep, { account, admit }: WorkshopApplicant): Promise<Acted> {
    return this.#turns.take(workshopDocument(id), account, async () => {
      const admitted = await admit()
      return admitted.ok ? this.#perform(step, account, admitted.value) : admitted
    })
  }

  async #perform(
    { act, transcript }: WorkshopStep,
    by: AccountId,
    { listed, members, facilitates }: Admitted,
  ): Promise<Acted> {
    const doc = openDocument(await this.#parts.rooms.read(workshopDocument(listed.id)))
    const workshop = readWorkshop(doc)
    const at = this.#parts.clock()
    this.#rollCall.noteAct(listed.id, by, at)
    const facts = { by, members, at, facilitates: facilitates(workshop), absent: this.#absentFrom(listed.id) }
    const changes = actInWorkshop(workshop, act, facts)
    if (!changes.ok) {
      if (changes.refusal.kind === 'ended' && listed.endedAt === null) await this.#followUp(listed, workshop)
      return refuseAct(changes.refusal)
    }
    const written = await this.#writeChanges(listed.id, by, doc, { changes: changes.value, transcript })
    if (!written.ok) return written
    await this.#follow(listed, readWorkshop(doc), by)
    return accept({ repeated: changes.value.length === 0 })
  }

  /**
   * After a start, however the last end was: what it cut off of following the documents is made up for, and whoever was
   * there then has to come back to be held to have stayed.
   */
  async recall(): Promise<void> {
    const { db, clock } = this.#parts
    for (const { heldAt, ...listed } of await listOpenWorkshops(db)) {
      const workshop = await this.read(listed.id)
      await this.#followUp(listed, workshop)
      if (workshop.endedAt === null) this.#rollCall.doubt(listed.id, workshop, heldAt, clock())
    }
  }

  /** To be called again and again: keeps that whoever is there still is, and notes those who did not come back. */
  async callRoll(): Promise<void> {
    const { db, clock, rooms } = this.#parts
    const open = (await listOpenWorkshops(db)).map(({ id }) => id)
    for (const id of open.filter((one) => this.#rollCall.isOverdue(one, clock()))) await this.#noteAbsent(id)
    const held = open.filter((id) => !this.#rollCall.isDoubting(id) && rooms.accountsIn(workshopDocument(id)).size > 0)
    await keepHeld(db, held, clock())
  }

  /** The server ends: whoever is cut off by that did not leave, and is back as soon as it is. */
  async end(): Promise<void> {
    this.#isEnding = true
    await this.callRoll()
  }

  /** That somebody's last connection to a document is gone. They come back by joining again. */
  noteGone(account: AccountId, document: DocumentName): void {
    const parsed = parseDocumentName(document)
    if (parsed?.kind !== 'workshop' || this.#isEnding) return
    this.#leave(parsed.id as WorkshopId, account).catch((error: unknown) =>
      this.#parts.logger.error({ err: error, document }, 'that somebody left was not noted'),
    )
  }

  async #leave(id: WorkshopId, account: AccountId): Promise<void> {
    await this.#turns.takeSurely(workshopDocument(id), account, async () => {
      const listed = await findWorkshop(this.#parts.db, id)
      if (!listed || listed.endedAt !== null) return
      if (!presentIn(await this.read(id)).some((stretch) => stretch.account === account)) return
      const act: WorkshopAct = { kind: 'leave', id: this.#parts.newId<ActId>() }
      const admitted = { listed, members: new Set<AccountId>(), facilitates: () => false }
      orThrow(await this.#perform({ act, transcript: null }, account, admitted))
    })
  }

  #absentFrom(id: WorkshopId): ReadonlyMap<AccountId, number> {
    return this.#rollCall.absent(id, this.#parts.rooms.accountsIn(workshopDocument(id)))
  }

  /** Each as if they had left then, in their own name. */
  async #noteAbsent(id: WorkshopId): Promise<void> {
    for (const [account, until] of this.#absentFrom(id))
      await this.#turns.takeSurely(workshopDocument(id), account, async () => {
        const doc = openDocument(await this.#parts.rooms.read(workshopDocument(id)))
        // Meanwhile they may have come back.
        if (this.#absentFrom(id).get(account) !== until) return
        const changes = noteAbsent(readWorkshop(doc), new Map([[account, until]]))
        orThrow(await this.#writeChanges(id, account, doc, { changes, transcript: null }))
      })
    this.#rollCall.settle(id)
  }

  /** In the name of whoever facilitated: who it was that ended it is not in its document. */
  #followUp(listed: Listed, workshop: AnyWorkshop): Promise<void> {
    return this.#follow(listed, workshop, workshop.facilitator ?? listed.facilitator)
  }

  /** The audit comes first, since what is listed as ended is not followed again. */
  async #follow(listed: Listed, workshop: AnyWorkshop, account: AccountId): Promise<void> {
    const { db } = this.#parts
    const { startedAt, endedAt } = workshop
    if (startedAt !== null && endedAt !== null) await this.#tellAudit(listed, workshop, account, startedAt, endedAt)
    const facilitator = workshop.facilitator ?? listed.facilitator
    const isNews = facilitator !== listed.facilitator || startedAt !== listed.startedAt || endedAt !== listed.endedAt
    if (isNews) await updateWorkshop(db, listed.id, { facilitator, startedAt, endedAt })
  }

  async #tellAudit(
    { id, project, name }: Listed,
    { attendance }: AnyWorkshop,
    account: AccountId,
    from: number,
    until: number,
  ): Promise<void> {
    const present = [...new Set(attendance.map((stretch) => stretch.account))]
    const facts = { workshop: id, name, from, until, present }
    await recordAuditOnce(this.#parts.db, { project, account, at: until, kind: 'workshop-held', facts })
  }

  async #writeChanges(
    id: WorkshopId,
    account: AccountId,
    doc: Y.Doc,
    { changes, transcript }: { changes: readonly WorkshopChange[]; transcript: Y.Doc | null },
  ): Promise<Result<null, Refusal>> {
    const update = continueDocument(doc, () =>
      writeWorkshop(doc, changes, (_, span) => {
        const anchored = transcript && anchorSpan(transcript, span)
        if (!anchored) throw new RangeError('a passage without its words')
        return anchored
      }),
    )
    return update ? writeActs(this.#parts.rooms, workshopDocument(id), account, update) : accept(null)
  }
}

function orThrow(written: Result<unknown, Refusal>): void {
  if (!written.ok) throw new Error(`a workshop could not be written: ${written.refusal.kind}`)
}

function workshopDocument(id: WorkshopId): DocumentName {
  return nameDocument('workshop', id)
}

/** Whether a workshop belongs to a project; null stands for one that is not there. */
export async function findWorkshopIn(db: Deps['db'], project: ProjectId, id: WorkshopId): Promise<Listed | null> {
  const listed = await findWorkshop(db, id)
  return listed?.project === project ? listed : null
}

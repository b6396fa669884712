/** What somebody who means harm finds when they come: three places with a talk and a workshop, and a look at all that is kept. */
import { openDocument, readReconciliation, readWorkshop } from '@intercoder/documents'
import type { CodeId, CodingId, WorkshopId } from '@intercoder/domain'
import { nameDocument, type DocumentName } from '@intercoder/sync'
import { newId } from '../../accounts/token.ts'
import { releaseCoded, TestHouse, type Person, type Released } from '../../testing/index.ts'

/** Less than usual, so that they are soon reached. */
export const limits = { documentBytes: 64 * 1024, socketsPerAccountAndDocument: 20 }

export const code = 'code-trust' as CodeId
export const foreignCode = 'code-of-theirs' as CodeId

export interface Place extends Released {
  coding: CodingId
  workshop: WorkshopId
  item: string
  proposal: string
  ballot: string
  decision: string
}

export const decide = (id: string, about: CodingId, reason: string) => ({
  kind: 'decide',
  id,
  evidence: [about],
  outcome: 'consensus',
  by: { choice: { kind: 'both' } },
  reason,
})

export const talkIn = ({ path }: Place) => `${path}/acts`
export const workshopIn = ({ project, workshop }: Place) => `/api/projects/${project}/workshops/${workshop}/acts`

export class AttackGround {
  readonly house: TestHouse
  readonly owner: Person
  readonly anna: Person
  readonly mallory: Person
  readonly victor: Person
  /** Where Mallory takes part … */
  mine!: Place
  /** … another round of the same project … */
  beside!: Place
  /** … and a project that she does not belong to. */
  theirs!: Place

  private constructor(house: TestHouse, [owner, anna, mallory, victor]: [Person, Person, Person, Person]) {
    this.house = house
    this.owner = owner
    this.anna = anna
    this.mallory = mallory
    this.victor = victor
  }

  static async open(): Promise<AttackGround> {
    const house = await TestHouse.open({}, undefined, limits)
    const ground = new AttackGround(house, [
      await house.register('Olga Owner'),
      await house.register('Anna Coder'),
      await house.register('Mallory Coder'),
      await house.register('Victor Owner'),
    ])
    ground.mine = await ground.hold(ground.owner, code)
    ground.beside = await ground.hold(ground.owner, code, ground.mine)
    ground.theirs = await ground.hold(ground.victor, foreignCode)
    return ground
  }

  /** A talk with a proposal, an open vote on it and a decision about something else, and a workshop that has begun. */
  async hold(leader: Person, used: CodeId, within?: Released): Promise<Place> {
    const [coding, decided] = [newId<CodingId>(), newId<CodingId>()]
    const codings = [
      { id: coding, code: used, start: 2, end: 12 },
      { id: decided, code: used, start: 20, end: 30 },
    ]
    const isOurs = leader === this.owner
    const coder = isOurs ? this.anna : leader
    const coders = [{ coder, codings }, ...(isOurs ? [{ coder: this.mallory, codings: [] }] : [])]
    const released = await releaseCoded(this.house, leader, [used], coders, undefined, within?.project)
    const [workshop, item, proposal, ballot, decision] = [newId<WorkshopId>(), newId(), newId(), newId(), newId()]
    const place = { ...released, coding, workshop, item, proposal, ballot, decision }
    await leader.post(`/api/projects/${released.project}/workshops`, { id: workshop, name: 'Spring' })
    for (const act of [
      { kind: 'start', id: newId() },
      { kind: 'add-item', id: item, title: 'Trust', topic: { kind: 'topic' }, before: null },
    ])
      await leader.post(workshopIn(place), act)
    for (const act of [
      { kind: 'propose', id: proposal, evidence: [coding], choice: { kind: 'both' }, words: '' },
      { kind: 'open-ballot', id: ballot, evidence: [coding] },
      decide(decision, decided, 'As the coder had it'),
    ])
      await coder.post(talkIn(place), act)
    return place
  }

  async talk({ consensus }: Place = this.mine): Promise<ReturnType<typeof readReconciliation>> {
    return readReconciliation(openDocument(await this.#read(nameDocument('reconciliation', consensus))))
  }

  async session({ workshop }: Place = this.mine): Promise<ReturnType<typeof readWorkshop>> {
    return readWorkshop(openDocument(await this.#read(nameDocument('workshop', workshop))))
  }

  #read(name: DocumentName): Promise<Uint8Array> {
    return this.house.house.rooms.read(name)
  }

  /** How far every document has come, every vote that is kept, and the whole record. */
  async everything(): Promise<unknown> {
    const tables = [
      'select document, count(*)::int as updates from document_update group by document order by document',
      'select ballot, account, proposal from sealed_vote order by ballot, account',
      'select account, kind, facts from audit order by id',
      'select id, name, facilitator, ended_at from workshop order by id',
    ]
    return Promise.all(tables.map(async (table) => (await this.house.database.pool.query(table)).rows))
  }
}

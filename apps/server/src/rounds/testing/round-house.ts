/** A study with one source, those who own and code it, and what they do in its rounds, through the doors of a real server. */
import type { CodeId, CodingId, LayerId, ProjectId, RoundId, SourceId } from '@intercoder/domain'
import { nameDocument } from '@intercoder/sync'
import type * as Y from 'yjs'
import { newId } from '../../accounts/token.ts'
import { TestHouse, type Answer, type Person } from '../../testing/index.ts'
import { writeDocument } from './write-document.ts'

export class RoundHouse {
  readonly house: TestHouse
  /** Owns every study … */
  readonly olga: Person
  /** … that these two code. */
  readonly ann: Person
  readonly ben: Person
  project!: ProjectId
  /** Where the study is asked about. */
  own!: string
  /** The case of the source. */
  hospital!: string
  source!: SourceId

  private constructor(house: TestHouse, [olga, ann, ben]: [Person, Person, Person]) {
    this.house = house
    this.olga = olga
    this.ann = ann
    this.ben = ben
  }

  static async open(): Promise<RoundHouse> {
    const house = await TestHouse.open()
    return new RoundHouse(house, [
      await house.register('Olga Owner'),
      await house.register('Ann Alder'),
      await house.register('Ben Birch'),
    ])
  }

  close(): Promise<void> {
    return this.house.close()
  }

  /** Begins another study, in which all that follows is done. */
  async startStudy(): Promise<void> {
    const { house, olga } = this
    this.project = await house.startProject(olga)
    this.own = `/api/projects/${this.project}`
    for (const coder of [this.ann, this.ben]) await house.join(this.project, olga, coder, 'coder')
    this.hospital = take(await olga.post(`${this.own}/cases`, { name: 'Hospital H' })).id
    this.source = await house.importText(this.project, olga, { case: this.hospital })
  }

  /** A round in which these are to code the source. */
  async openRound(settings: object = {}, ...coders: Person[]): Promise<RoundId> {
    const made = await this.olga.post(`${this.own}/rounds`, { name: `Round ${newId()}`, ...settings })
    const round: RoundId = take(made).round.id
    const pairs = coders.map(({ id }) => ({ source: this.source, coder: id }))
    if (pairs.length > 0) take(await this.olga.post(`${this.own}/rounds/${round}/assignments`, { pairs }))
    return round
  }

  async begin(coder: Person, round: RoundId): Promise<LayerId> {
    return take(await coder.post(`${this.own}/sources/${this.source}/layer`, { round })).layer.id
  }

  /** Has somebody change a layer; throws where the change is refused. */
  write(by: Person, layer: LayerId, change: (doc: Y.Doc) => void): Promise<void> {
    return writeDocument(this.house, by, nameDocument('layer', layer), change)
  }

  submit(coder: Person, layer: LayerId): Promise<Answer> {
    return coder.post(`${this.own}/sources/${this.source}/layers/${layer}/submission`)
  }

  reopen(by: Person, layer: LayerId, reason: string): Promise<Answer> {
    return by.post(`${this.own}/sources/${this.source}/layers/${layer}/reopening`, { reason })
  }

  /** Looks at a layer while it is coded, which is recorded. */
  oversee(by: Person, layer: LayerId): Promise<Answer> {
    return by.post(`${this.own}/sources/${this.source}/layers/${layer}/oversight`)
  }

  release(round: RoundId): Promise<Answer> {
    return this.olga.post(`${this.own}/rounds/${round}/sources/${this.source}/release`)
  }

  /** How far the source has come in a round, as somebody is told. */
  async progress(person: Person, round: RoundId): Promise<Answer['body']> {
    return (await person.get(`${this.own}/rounds/${round}/progress`)).body.sources[0]
  }

  /** A round as it stands in somebody's list. */
  async listed(person: Person, round: RoundId): Promise<Answer['body']> {
    return (await person.get(`${this.own}/rounds`)).body.find(({ id }: { id: string }) => id === round)
  }

  /** What the record of the study says of one kind. */
  async audited(kind: string): Promise<{ account: string; facts: Record<string, unknown> }[]> {
    const query = 'select account, facts from audit where project = $1 and kind = $2'
    return (await this.house.database.pool.query(query, [this.project, kind])).rows
  }
}

function take({ status, body }: Answer): Answer['body'] {
  if (status >= 400) throw new Error(`refused: ${JSON.stringify(body)}`)
  return body
}

/** Sets a coding down in a layer, anchored at nothing in particular. */
export function putCoding(doc: Y.Doc, id: string, code: string): void {
  doc.getMap('codings').set(id as CodingId, {
    code: code as CodeId,
    start: { client: 1, clock: 3 },
    end: { client: 1, clock: 8 },
    quote: 'did',
    certainty: 'sure',
    remark: '',
    at: 1,
  })
}

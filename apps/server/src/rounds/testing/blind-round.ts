/** A blind round in which Ann codes what nobody else could have written, and raw clients of all the others who listen. */
import { readCodebook, writeCodebook } from '@intercoder/documents'
import {
  addCode,
  writeProse,
  type Codebook,
  type CodebookChange,
  type LayerId,
  type Result,
  type RoundId,
  type VersionId,
} from '@intercoder/domain'
import { documentKinds, nameDocument, writeAwareness } from '@intercoder/sync'
import { once } from 'node:events'
import { expect } from 'vitest'
import { WebSocket } from 'ws'
import { endpoints } from '../../http/http.ts'
import { Eavesdropper, type Person } from '../../testing/index.ts'
import { RoundHouse } from './round-house.ts'
import { codeInSecret, secrets, shared } from './secrets.ts'
import { writeDocument } from './write-document.ts'

/**
 * Who leads there, or reads the record, is told which layer it is once it is submitted: an id drawn by lot, whatever was
 * coded.
 */
const toldOfLayers = ['Olga Owner', 'Lena Lead', 'Otto']

const reading = endpoints.filter(({ method }) => method === 'get')

/** What one who listens was answered, by what was asked, and shown, by the name of the document: a close code, or `open`. */
interface Heard {
  answers: Map<string, string>
  shown: Record<string, number | 'open'>
}

export class BlindRound {
  /** Its house, its people and their source. */
  readonly rounds: RoundHouse
  /** Where the rooms are. */
  readonly #url: string
  version!: VersionId
  round!: RoundId
  /** Ann's. */
  layer!: LayerId
  /** What nobody may find: the secrets, the layer, and what a test adds to them. */
  readonly traces: Record<string, string> = { ...secrets }
  listeners!: Eavesdropper[]
  /** One of the listeners, who codes as Ann does. */
  bens!: Eavesdropper
  /** One of the listeners, who codes too and is to leave. */
  gone!: Eavesdropper
  /** Another browser of Ben's, which listens when its session has ended. */
  ended!: Eavesdropper
  #annsTab!: WebSocket

  private constructor(rounds: RoundHouse, url: string) {
    this.rounds = rounds
    this.#url = url
  }

  static async open(): Promise<BlindRound> {
    const rounds = await RoundHouse.open()
    const blind = new BlindRound(rounds, `${(await rounds.house.listen()).replace('http', 'ws')}/sync`)
    await rounds.startStudy()
    await blind.#assemble()
    await blind.showWhereAnnReads()
    return blind
  }

  async close(): Promise<void> {
    this.#annsTab.terminate()
    await this.rounds.close()
  }

  /** Everybody but the observer codes in it, the owner too: none of them may see anything of Ann. */
  async #assemble(): Promise<void> {
    const { house, project, olga, ann, ben, hospital } = this.rounds
    const [lena, otto, zoe] = [
      await house.register('Lena Lead'),
      await house.register('Otto'),
      await house.register('Zoe'),
    ]
    await house.join(project, olga, zoe, 'coder')
    await house.join(project, olga, lena, 'lead', [hospital])
    await house.join(project, olga, otto, 'observer')
    await this.#redefineShared()
    this.round = await this.rounds.openRound({ version: this.version }, ann, ben, zoe, lena, olga)
    for (const coder of [ben, zoe, lena, olga]) await this.rounds.begin(coder, this.round)
    this.layer = await this.rounds.begin(ann, this.round)
    this.traces['layer'] = this.layer
    await this.#placeListeners(lena, otto, zoe)
  }

  async #placeListeners(lena: Person, otto: Person, zoe: Person): Promise<void> {
    const { olga, ben } = this.rounds
    const here = ben.elsewhere()
    await here.signIn()
    const listenAs = (person: Person) => new Eavesdropper(this.#url, person)
    this.ended = listenAs(here)
    this.gone = listenAs(zoe)
    this.bens = listenAs(ben)
    this.listeners = [listenAs(olga), this.bens, listenAs(lena), listenAs(otto), this.gone]
  }

  /** The code that all know says something else by now than in the version that the round is coded under. */
  async #redefineShared(): Promise<void> {
    const { house, olga, own } = this.rounds
    await this.#rewriteCodebook((codebook) => addCode(codebook, { id: shared, name: 'Shared' }))
    this.version = (await olga.post(`${own}/versions`, { name: 'Framework' })).body.version.id
    await this.#rewriteCodebook((codebook) => writeProse(codebook, shared, 'definition', 'Something else.'))
    await house.house.projections.settle()
  }

  #rewriteCodebook(act: (codebook: Codebook) => Result<CodebookChange[], { kind: string }>): Promise<void> {
    const { house, olga, project } = this.rounds
    return writeDocument(house, olga, nameDocument('codebook', project), (doc) => {
      const changes = act(readCodebook(doc).codebook)
      if (changes.ok) writeCodebook(doc, changes.value)
    })
  }

  /** Opens the transcript in a tab of somebody, who says nothing there. */
  openTab({ cookie }: Person): WebSocket {
    return new WebSocket(`${this.#url}/transcript/${this.rounds.source}?ack=1`, { headers: { cookie: cookie ?? '' } })
  }

  async showWhereAnnReads(): Promise<void> {
    this.#annsTab = this.openTab(this.rounds.ann)
    await once(this.#annsTab, 'open')
    this.#sayWhereAnnReads(1)
  }

  #sayWhereAnnReads(clock: number): void {
    this.#annsTab.send(writeAwareness([{ client: 77, clock, state: JSON.stringify({ cursor: secrets.presence }) }]))
  }

  /** Ann applies codes, one that all know and one of her own, and goes on with it a little further each time. */
  async annCodes(times: number): Promise<void> {
    for (let step = 0; step < times; step++) await this.rounds.write(this.rounds.ann, this.layer, codeInSecret)
    this.#sayWhereAnnReads(times + 1)
    await this.rounds.house.house.projections.settle()
  }

  /** Everything there is that a path can name, Ann's layer and code among it. */
  get named(): Record<string, readonly string[]> {
    const { project, source, hospital, ann } = this.rounds
    return {
      project: [project],
      source: [source],
      round: [this.round],
      version: [this.version],
      layer: [this.layer],
      case: [hospital],
      account: [ann.id],
      code: [shared, secrets.draft],
      token: ['no-such-token'],
    }
  }

  /** Every document that could hold something of Ann's, also by names that there should not be. */
  get documentNames(): string[] {
    const { layer, round, rounds } = this
    const twisted = [`${layer}/`, `../layer/${layer}`, `%2e%2e%2flayer%2f${layer}`]
    const ids = [layer, round, rounds.source, rounds.project, secrets.draft, ...twisted]
    return [...documentKinds, 'LAYER', 'draft'].flatMap((kind) => ids.map((id) => `${kind}/${id}`))
  }

  /** All that can be asked and entered, by all who listen; gives what each was answered. */
  async listen(): Promise<Map<string, string>[]> {
    const answers: Map<string, string>[] = []
    for (const one of this.listeners) answers.push((await this.listenBy(one)).answers)
    return answers
  }

  async listenBy(one: Eavesdropper): Promise<Heard> {
    await one.leave()
    return { answers: await one.askAll(reading, this.named), shown: await one.enterAll(this.documentNames) }
  }

  /** Nobody was ever sent anything of Ann's; of the layer once it is `submitted`, only those who are told. */
  expectNothing({ submitted = false } = {}): void {
    for (const one of this.listeners) {
      const { name } = one.person.registration
      const isTold = (trace: string) => submitted && trace === 'layer' && toldOfLayers.includes(name)
      expect([name, one.find(this.traces).filter((trace) => !isTold(trace))]).toEqual([name, []])
    }
  }
}

/** Layers that are submitted while their coder goes on writing in two tabs, over real websockets and a real log. */
import type { LayerId, ProjectId, RoundId, SourceId } from '@intercoder/domain'
import { openDocument } from '@intercoder/documents'
import { rebuildDocument } from '@intercoder/storage'
import { closeCodes, nameDocument, writeUpdate, type DocumentName } from '@intercoder/sync'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { newId } from '../accounts/token.ts'
import { Caller, markUpdate, TestHouse, type Person } from '../testing/index.ts'
import { digestOf } from './sealing.ts'

let house: TestHouse
let url: string
let olga: Person
let ann: Person
let project: ProjectId
let source: SourceId

beforeAll(async () => {
  house = await TestHouse.open()
  url = `${(await house.listen()).replace('http', 'ws')}/sync`
  olga = await house.register('Olga Owner')
  ann = await house.register('Ann Alder')
  project = await house.startProject(olga)
  await house.join(project, olga, ann, 'coder')
  source = await house.importText(project, olga)
})
afterAll(() => house.close())

async function beginLayer(): Promise<LayerId> {
  const own = `/api/projects/${project}`
  const round: RoundId = (await olga.post(`${own}/rounds`, { name: `Round ${newId()}` })).body.round.id
  await olga.post(`${own}/rounds/${round}/assignments`, { pairs: [{ source, coder: ann.id }] })
  return (await ann.post(`${own}/sources/${source}/layer`, { round })).body.layer.id
}

const submit = (layer: LayerId) => ann.post(`/api/projects/${project}/sources/${source}/layers/${layer}/submission`)
const enter = (document: DocumentName) => new Caller(url, document, { cookie: ann.cookie ?? '' })

/** Writes one mark after another until it is shown out, and knows which of them it was told are saved. */
class Tab {
  readonly caller: Caller
  readonly written: string[] = []
  readonly #doc = new Y.Doc()
  readonly #name: string

  constructor(document: DocumentName, name: string) {
    this.#name = name
    this.caller = enter(document)
    this.#doc.on('update', (update: Uint8Array) => this.caller.say(writeUpdate(update)))
  }

  async writeOn(pause: () => number): Promise<void> {
    await this.caller.read()
    while (this.caller.socket.readyState === this.caller.socket.OPEN) {
      const mark = `${this.#name}-${this.written.length}`
      this.written.push(mark)
      this.#doc.getMap('marks').set(mark, true)
      for (let turns = pause(); turns > 0; turns--) await new Promise(setImmediate)
    }
  }

  get saved(): string[] {
    const counts = this.caller.heard.flatMap((one) => (one.type === 'saved' ? [one.count] : []))
    return this.written.slice(0, Math.max(0, ...counts))
  }
}

function randomFrom(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    return (state >>> 8) % below
  }
}

test(
  'P3 P2 nothing taken before the answer is lost, and nothing after it changes the layer',
  { timeout: 120_000 },
  async () => {
    const seen = { saved: 0, refused: 0, late: 0 }
    for (let seed = 1; seed <= 12; seed++) {
      const random = randomFrom(seed)
      const layer = await beginLayer()
      const document = nameDocument('layer', layer)
      const tabs = [new Tab(document, 'one'), new Tab(document, 'two')]
      const writing = tabs.map((tab) => tab.writeOn(() => 1 + random(3)))
      const some = 1 + random(40)
      while (tabs.every((tab) => tab.saved.length < some)) await new Promise(setImmediate)
      const savedBefore = tabs.flatMap((tab) => tab.saved)

      const { status, body } = await submit(layer)
      expect(status).toBe(200)
      const sealed = await rebuildDocument(house.house.log, document)
      expect([sealed.seq, digestOf(openDocument(sealed.state))]).toEqual([body.seq, body.digest])

      await Promise.all(writing)
      for (const tab of tabs) expect(await tab.caller.closed).toBe(closeCodes.forbidden.code)
      const late = enter(document)
      await late.read()
      expect(await late.write(markUpdate('late'))).toBe(false)
      const marks = new Set(openDocument(sealed.state).getMap('marks').keys())
      const saved = tabs.flatMap((tab) => tab.saved)
      for (const mark of saved) expect(marks).toContain(mark)
      expect(await rebuildDocument(house.house.log, document)).toEqual(sealed)
      seen.saved += saved.length
      seen.refused += tabs.flatMap((tab) => tab.written).length - marks.size
      seen.late += marks.size - savedBefore.length
    }
    // Had nobody been refused, or nothing been on its way, this would have shown nothing.
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(0)
  },
)

test('P3 the digest is of the document, however it was stored', async () => {
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  const random = randomFrom(5)
  for (let step = 0; step < 300; step++) {
    const key = `coding-${random(20)}`
    if (random(4) === 0) doc.getMap('codings').delete(key)
    else doc.getMap('codings').set(key, { at: step })
  }
  const middle = random(updates.length)
  const stored = [
    updates,
    [Y.mergeUpdates(updates.slice(0, middle)), ...updates.slice(middle)],
    [Y.mergeUpdates(updates)],
  ]
  expect(new Set(stored.map((pieces) => digestOf(openDocument(...pieces)))).size).toBe(1)
  expect(digestOf(openDocument(...updates.slice(1)))).not.toBe(digestOf(doc))
})

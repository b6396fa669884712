/** What a submission does to a layer, also while its coder goes on writing in two tabs over real websockets and a real log. */
import { openDocument } from '@intercoder/documents'
import { rebuildDocument } from '@intercoder/storage'
import { closeCodes, nameDocument, writeUpdate, type DocumentName } from '@intercoder/sync'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { findRight } from '../access/access.ts'
import { Caller, markUpdate, type Person } from '../testing/index.ts'
import { digestOf } from './sealing.ts'
import { putCoding, RoundHouse } from './testing/round-house.ts'

const rounds = await RoundHouse.open()
const { house, olga, ann, ben } = rounds
const url = `${(await house.listen()).replace('http', 'ws')}/sync`

beforeEach(() => rounds.startStudy())
afterAll(() => rounds.close())

describe('P3 a submitted layer', () => {
  test('is only read from then on, and says what it was', async () => {
    const round = await rounds.openRound({}, ann)
    const layer = await rounds.begin(ann, round)
    await rounds.write(ann, layer, (doc) => putCoding(doc, 'coding-one', 'code-of-ann'))
    const sealed = await rounds.submit(ann, layer)
    expect(sealed.body).toMatchObject({ codings: 1, seq: 1, released: false, version: null })
    expect(sealed.body.digest).toMatch(/^[0-9a-f]{64}$/)
    const document = nameDocument('layer', layer)
    expect(await findRight(house.database.db, ann.id, document)).toBe('read')
    expect((await rounds.submit(ann, layer)).body.refusal).toEqual({ kind: 'already-submitted' })
    expect((await rounds.submit(ben, layer)).status).toBe(404)
    expect(await rounds.audited('layer-sealed')).toMatchObject([
      { account: ann.id, facts: { layer, digest: sealed.body.digest, codings: 1 } },
    ])
  })

  test('is given back by the lead with a reason, before release only', async () => {
    const round = await rounds.openRound({}, ann)
    const layer = await rounds.begin(ann, round)
    const reopen = (by: Person, reason = 'The wrong interview') => rounds.reopen(by, layer, reason)
    expect((await reopen(olga)).body.refusal).toEqual({ kind: 'not-submitted' })
    await rounds.submit(ann, layer)
    expect((await reopen(ann)).status).toBe(403)
    expect((await reopen(olga, '  ')).status).toBe(400)
    expect((await reopen(olga)).status).toBe(204)
    expect(await findRight(house.database.db, ann.id, nameDocument('layer', layer))).toBe('write')
    expect(await rounds.audited('layer-reopened')).toMatchObject([
      { account: olga.id, facts: { reason: 'The wrong interview' } },
    ])
    await rounds.submit(ann, layer)
    await rounds.release(round)
    expect((await reopen(olga)).body.refusal).toEqual({ kind: 'round-closed' })
  })

  test('that was closed when the server was killed is sealed at the next start', async () => {
    const round = await rounds.openRound({}, ann)
    const layer = await rounds.begin(ann, round)
    await house.database.pool.query('update layer set sealed_at = 5 where id = $1', [layer])
    await house.house.finishRounds()
    const { rows } = await house.database.pool.query('select sealed_seq, sealed_digest from layer where id = $1', [
      layer,
    ])
    expect(rows[0]).toMatchObject({ sealed_seq: '0' })
    expect(await rounds.audited('layer-sealed')).toHaveLength(1)
    await house.house.finishRounds()
    expect(await rounds.audited('layer-sealed')).toHaveLength(1)
  })
})

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
      const layer = await rounds.begin(ann, await rounds.openRound({}, ann))
      const document = nameDocument('layer', layer)
      const tabs = [new Tab(document, 'one'), new Tab(document, 'two')]
      const writing = tabs.map((tab) => tab.writeOn(() => 1 + random(3)))
      const some = 1 + random(40)
      while (tabs.every((tab) => tab.saved.length < some)) await new Promise(setImmediate)
      const savedBefore = tabs.flatMap((tab) => tab.saved)

      const { status, body } = await rounds.submit(ann, layer)
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

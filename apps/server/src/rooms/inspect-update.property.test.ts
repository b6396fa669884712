import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { inspectUpdate } from './inspect-update.ts'

/** Three people edit every kind of thing at once; `steps` says who does what, and who hears of whom when. */
function write(steps: [who: number, what: number, where: number][]): { docs: Y.Doc[]; updates: Uint8Array[] } {
  const docs = [1, 2, 3].map((id) => Object.assign(new Y.Doc(), { clientID: id }))
  const updates: Uint8Array[] = []
  for (const doc of docs) doc.on('update', (update, origin) => void (origin !== 'heard' && updates.push(update)))
  for (const [who, what, where] of steps) {
    const doc = docs[who % 3]!
    const [text, map] = [doc.getText('text'), doc.getMap('codings')]
    const at = where % (text.length + 1)
    const edits = [
      () => text.insert(at, 'abcdé😀'.slice(0, 1 + (where % 5))),
      () => text.length > 1 && text.delete(where % (text.length - 1), 1),
      () => map.set(`k${where % 5}`, { code: 'c', quote: [1, 'x', null, 1.5] }),
      () => map.delete(`k${where % 5}`),
      () => text.insertEmbed(at, { turn: `t${where}` }),
      () => map.set(`m${where % 3}`, new Y.Map([['remark', new Y.Text('hm')]])),
      () => text.length > 2 && text.format(where % (text.length - 2), 2, { bold: true }),
      () => Y.applyUpdate(doc, Y.encodeStateAsUpdate(docs[where % 3]!), 'heard'),
    ]
    edits[what % edits.length]!()
  }
  return { docs, updates }
}

const steps = fc.array(fc.tuple(fc.nat(2), fc.nat(20), fc.nat(50)), { minLength: 5, maxLength: 40 })
const known = (doc: Y.Doc) => Y.decodeStateVector(Y.encodeStateVector(doc))
const isWaiting = (doc: Y.Doc) => doc.store.pendingStructs !== null || doc.store.pendingDs !== null

describe('P5 what Yjs makes is applicable as soon as what it builds on is here', () => {
  test('whole and as a difference', () => {
    fc.assert(
      fc.property(steps, (made) => {
        const { docs } = write(made)
        for (const from of docs) {
          for (const to of docs) {
            const found = inspectUpdate(Y.encodeStateAsUpdate(from, Y.encodeStateVector(to)), known(to))
            expect(found.kind).toBe('applicable')
          }
        }
      }),
    )
  })

  test('an update without its predecessor is a gap, never malformed', () => {
    fc.assert(
      fc.property(steps, (made) => {
        const { updates } = write(made)
        const doc = new Y.Doc()
        for (const update of updates.filter((_, index) => index % 4 !== 1)) {
          const found = inspectUpdate(update, known(doc))
          const copy = new Y.Doc()
          Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
          Y.applyUpdate(copy, update)
          expect(found.kind).toBe(isWaiting(copy) ? 'gap' : 'applicable')
          if (found.kind === 'applicable') Y.applyUpdate(doc, found.update)
        }
      }),
    )
  })
})

describe('P6 whatever passes can be replayed for ever', () => {
  const hits = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 3 })

  test('bytes changed at will are refused, or do no harm to anyone who applies them', () => {
    let harmless = 0
    fc.assert(
      fc.property(steps, fc.nat(), hits, (made, which, changes) => {
        const { docs, updates } = write(made)
        const base = Y.encodeStateAsUpdate(docs[0]!)
        const victims = [
          ...updates,
          Y.encodeStateAsUpdate(docs[1]!),
          Y.encodeStateAsUpdate(docs[2]!, Y.encodeStateVector(docs[0]!)),
        ]
        const update = new Uint8Array(victims[which % victims.length]!)
        for (const [at, value] of changes) update[at % update.length] = value
        const found = inspectUpdate(update, known(docs[0]!))
        if (found.kind !== 'applicable') return
        harmless++
        const orders = [[base, found.update], [found.update, base], [Y.mergeUpdates([base, found.update])]]
        const replicas = orders.map((order) => {
          const doc = new Y.Doc()
          for (const part of order) Y.applyUpdate(doc, part)
          expect(isWaiting(doc)).toBe(false)
          return [known(doc), doc.getMap('codings').toJSON(), doc.getText('text').toDelta()]
        })
        for (const replica of replicas) expect(replica).toEqual(replicas[0])
        const after = new Y.Doc()
        for (const part of [base, found.update]) Y.applyUpdate(after, part)
        const expected = known(docs[0]!)
        for (const [client, clock] of found.advances) expected.set(client, clock)
        expect(known(after)).toEqual(expected)
      }),
      { numRuns: 2_000 },
    )
    expect(harmless).toBeGreaterThan(100)
  })

  test.each([
    ['nothing at all', []],
    ['half a header', [1, 1]],
    ['one client twice', [2, 1, 7, 0, 0, 1, 1, 7, 0, 0, 1, 0]],
    ['a stretch of no length', [1, 1, 7, 0, 0, 0, 0]],
    ['clients out of order', [2, 1, 7, 0, 0, 1, 1, 8, 0, 0, 1, 0]],
    ['deletions that overlap', [1, 1, 7, 0, 0, 9, 1, 7, 2, 0, 3, 2, 3]],
    ['a deletion of nothing', [1, 1, 7, 0, 0, 9, 1, 7, 1, 0, 0]],
  ])('%s is malformed', (_, bytes) => {
    expect(inspectUpdate(new Uint8Array(bytes), new Map())).toEqual({ kind: 'malformed' })
  })
})

import { expect, test } from 'vitest'
import * as Y from 'yjs'
import type { DocumentLog, StoredDocument } from '../../log/document-log.ts'
import { createSnapshotKeeper, type SnapshotKeeper } from '../../log/snapshot-keeper.ts'
import { makeRandom, type Random } from '../random.ts'
import { account, shapeOf, update, type Subject } from './subject.ts'

export function describeFolding(subject: () => Subject): void {
  test('does not fold what builds on something missing, nor what cannot be read', async () => {
    const { log, newDocument } = subject()
    const keeper = createSnapshotKeeper(log)
    const [incomplete, unreadable] = [newDocument(), newDocument()]
    const [first, second] = makeUpdates()
    await log.append([{ document: incomplete, account, at: 1, update: second }])
    await log.append([
      { document: unreadable, account, at: 1, update: first },
      update(unreadable, '\u0001\u0001\u0001'),
    ])
    expect(await keeper.fold(incomplete)).toEqual({ ok: false, refusal: { kind: 'incomplete' } })
    expect(await keeper.fold(unreadable)).toEqual({ ok: false, refusal: { kind: 'unreadable' } })
    expect((await log.load(incomplete)).snapshot).toBeNull()
    expect((await log.load(unreadable)).snapshot).toBeNull()
    await keeper.close()
  })

  test('folds once, and again only when something was added', async () => {
    const { log, newDocument } = subject()
    const keeper = createSnapshotKeeper(log)
    const document = newDocument()
    expect(await keeper.fold(document)).toEqual({ ok: true, value: { seq: 0 } })
    const [first, second] = makeUpdates()
    await log.append([{ document, account, at: 1, update: first }])
    expect(await Promise.all([keeper.fold(document), keeper.fold(document)])).toEqual([
      { ok: true, value: { seq: 1 } },
      { ok: true, value: { seq: 1 } },
    ])
    await log.append([{ document, account, at: 2, update: second }])
    expect(await keeper.fold(document)).toEqual({ ok: true, value: { seq: 2 } })
    expect(shapeOf(await log.load(document))).toEqual({ snapshot: 2, tail: [] })
    await keeper.close()
  })

  test.each([1, 2, 3])('P5 snapshots and tail give what replaying the whole log gives (seed %i)', async (seed) => {
    const { log, newDocument } = subject()
    const keeper = createSnapshotKeeper(log)
    const document = newDocument()
    const random = makeRandom(seed)
    let folds = 0
    for (const updates of editTogether(random)) {
      await log.append(updates.map((bytes) => ({ document, account, at: 1, update: bytes })))
      if (random.below(4) === 0) folds += Number(await foldsSomething(keeper, document))
    }
    const opened = openStored(await log.load(document))
    const replayed = await replay(log, document)
    expect(opened.toJSON()).toEqual(replayed.toJSON())
    expect(Y.equalSnapshots(Y.snapshot(opened), Y.snapshot(replayed))).toBe(true)
    expect(folds).toBeGreaterThan(2)
    expect(opened.getText('text').length).toBeGreaterThan(0)
    await keeper.close()
  })
}

function makeUpdates(): [Uint8Array, Uint8Array] {
  const updates: Uint8Array[] = []
  const document = new Y.Doc()
  document.on('update', (bytes) => updates.push(bytes))
  document.getText('text').insert(0, 'first')
  document.getText('text').insert(5, ' second')
  return updates as [Uint8Array, Uint8Array]
}

/** What three people send, in bursts, while they see each other's work only now and then. */
function* editTogether(random: Random): Generator<Uint8Array[]> {
  const people = [1, 2, 3].map((client) => Object.assign(new Y.Doc(), { clientID: client }))
  for (let burst = 0; burst < 40; burst++) {
    const person = random.pick(people)
    const sent: Uint8Array[] = []
    const keep = (bytes: Uint8Array) => sent.push(bytes)
    person.on('update', keep)
    for (let edit = 0; edit <= random.below(5); edit++) editOnce(person, random)
    person.off('update', keep)
    const reader = random.pick(people)
    for (const other of people) Y.applyUpdate(reader, Y.encodeStateAsUpdate(other))
    yield sent
  }
}

function editOnce(document: Y.Doc, random: Random): void {
  const text = document.getText('text')
  if (random.below(3) > 0 || text.length === 0) text.insert(random.below(text.length + 1), `word ${random.below(100)} `)
  else text.delete(random.below(text.length), 1)
  document.getMap('codings').set(`coding ${random.below(8)}`, { code: random.below(5) })
  if (random.below(5) === 0) document.getMap('codings').delete(`coding ${random.below(8)}`)
}

async function foldsSomething(keeper: SnapshotKeeper, document: string): Promise<boolean> {
  const folded = await keeper.fold(document)
  return folded.ok
}

function openStored({ snapshot, tail }: StoredDocument): Y.Doc {
  const document = makeReadable()
  if (snapshot) Y.applyUpdate(document, snapshot.state)
  for (const logged of tail) Y.applyUpdate(document, logged.update)
  return document
}

async function replay(log: DocumentLog, name: string): Promise<Y.Doc> {
  const document = makeReadable()
  for await (const logged of log.history(name)) Y.applyUpdate(document, logged.update)
  return document
}

/** A document that knows what its roots are, without which it reads as nothing. */
function makeReadable(): Y.Doc {
  const document = new Y.Doc()
  document.getText('text')
  document.getMap('codings')
  return document
}

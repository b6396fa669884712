/** The read models follow what rooms commit: counts, places, lengths and codes, and what a kill has cut off. */
import { anchorSpan, captureUpdate, createCodebook, openDocument } from '@intercoder/documents'
import type { AccountId, CodeId, CodingId, LayerId, ProjectId, RoundId, SourceId } from '@intercoder/domain'
import { forgetProjections, listUnprojected } from '@intercoder/storage'
import { nameDocument } from '@intercoder/sync'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { newId } from '../accounts/token.ts'
import { silent } from '../rooms/testing/index.ts'
import { TestHouse, type Person } from '../testing/index.ts'
import { createProjections } from './projections.ts'

let house: TestHouse
let owner: Person
let project: ProjectId
let round: RoundId
let source: SourceId
let layer: LayerId

beforeAll(async () => {
  house = await TestHouse.open()
  owner = await house.register('Olga Owner')
})
afterAll(() => house.close())

beforeEach(async () => {
  project = await house.startProject(owner)
  round = (await owner.get(`/api/projects/${project}`)).body.rounds[0].id
  source = await house.importText(project, owner)
  layer = (await owner.post(`/api/projects/${project}/sources/${source}/layer`, { round })).body.layer.id
})

const transcript = () => nameDocument('transcript', source)
const mine = () => nameDocument('layer', layer)

/** Changes a document as a client would whose update a room commits. */
async function change(document: ReturnType<typeof transcript>, by: (doc: Y.Doc) => void): Promise<void> {
  const { rooms } = house.house
  const doc = openDocument(await rooms.read(document))
  const before = Y.encodeStateVector(doc)
  doc.transact(() => by(doc))
  const written = await rooms.write(document, owner.id as AccountId, Y.encodeStateAsUpdate(doc, before))
  if (!written.ok) throw new Error(written.refusal.kind)
}

async function applyCodeTo(words: string, id = newId<CodingId>()): Promise<CodingId> {
  const text = openDocument(await house.house.rooms.read(transcript()))
  const start = text
    .getText('text')
    .toDelta()
    .flatMap(({ insert }: { insert: unknown }) => (typeof insert === 'string' ? insert : '\ufffc'))
    .join('')
    .indexOf(words)
  const { start: from, end: to } = anchorSpan(text, { start, end: start + words.length })!
  await change(mine(), (doc) =>
    doc
      .getMap('codings')
      .set(id, { code: newId<CodeId>(), start: from, end: to, quote: words, certainty: 'sure', remark: '', at: 1 }),
  )
  return id
}

async function projected(): Promise<Record<string, [number, number] | null>> {
  await house.house.projections.settle()
  const { rows } = await house.database.pool.query('select id, start_offset, end_offset from coding where layer = $1', [
    layer,
  ])
  return Object.fromEntries(
    rows.map(({ id, start_offset, end_offset }) => [id, start_offset === null ? null : [start_offset, end_offset]]),
  )
}

const listed = async () => (await owner.get(`/api/projects/${project}/sources`)).body[0]

describe('the read model of a layer', () => {
  test('has what was coded, where it is, and loses what was taken away', async () => {
    const letter = await applyCodeTo('letter')
    const paper = await applyCodeTo('paper')
    const places = await projected()
    expect(Object.keys(places).toSorted()).toEqual([letter, paper].toSorted())
    expect((await listed()).codings).toMatchObject([{ layer, codings: 2 }])
    await change(mine(), (doc) => doc.getMap('codings').delete(letter))
    expect(await projected()).toEqual({ [paper]: places[paper] })
    expect((await listed()).codings).toMatchObject([{ layer, codings: 1 }])
  })

  test('follows corrections of the transcript, of which the length is told too', async () => {
    const letter = await applyCodeTo('letter')
    const paper = await applyCodeTo('paper')
    const before = await projected()
    await change(transcript(), (doc) => doc.getText('text').insert(1, 'Well now: '))
    const after = await projected()
    for (const id of [letter, paper]) expect(after[id]).toEqual(before[id]!.map((offset) => offset + 10))
    expect(await listed()).toMatchObject({ words: 22, turns: 4 })
    const [start, end] = after[letter]!
    await change(transcript(), (doc) => doc.getText('text').delete(start, end - start))
    expect((await projected())[letter]).toBe(null)
  })

  test('passes over what is no coding', async () => {
    await change(mine(), (doc) => doc.getMap('codings').set('nonsense-entry', { code: 7 }))
    const letter = await applyCodeTo('letter')
    expect(Object.keys(await projected())).toEqual([letter])
  })

  test('catches up with what was committed and not projected', async () => {
    const letter = await applyCodeTo('letter')
    await projected()
    await forgetProjections(house.database.db)
    await house.database.pool.query('delete from coding')
    expect((await listUnprojected(house.database.db)).map(({ name }) => name)).toContain(mine())
    await house.house.projections.catchUp()
    expect(Object.keys(await projected())).toEqual([letter])
    expect(await listUnprojected(house.database.db)).toEqual([])
  })
})

describe('what cannot be written or read for a while', () => {
  const without = async (table: string, act: () => Promise<unknown>) => {
    const { pool } = house.database
    await pool.query(`alter table ${table} rename to away`)
    await act().finally(() => pool.query(`alter table away rename to ${table}`))
  }

  test('a coding is not lost, though others are written after it', async () => {
    const letter = await applyCodeTo('letter')
    await projected()
    let paper: CodingId | undefined
    await without('coding', async () => {
      paper = await applyCodeTo('paper')
      await house.house.projections.settle()
    })
    const nobody = await applyCodeTo('nobody')
    expect(Object.keys(await projected()).toSorted()).toEqual([letter, paper, nobody].toSorted())
  })

  test('a coding that a correction moved is moved in the end', async () => {
    const letter = await applyCodeTo('letter')
    const before = await projected()
    await without('coding', async () => {
      await change(transcript(), (doc) => doc.getText('text').insert(1, 'Well now: '))
      await house.house.projections.settle()
    })
    await house.house.projections.catchUp()
    expect((await projected())[letter]).toEqual(before[letter]!.map((offset) => offset + 10))
  })

  test('a change of which nobody told is found at the next one, and what is no coding counts as told', async () => {
    const { log, rooms } = house.house
    const letter = await applyCodeTo('letter')
    await projected()
    const untold = newId<CodingId>()
    const doc = openDocument(await rooms.read(mine()))
    const codings = doc.getMap('codings')
    const update = captureUpdate(doc, () => codings.set(untold, codings.get(letter)))!
    await log.append([{ document: mine(), account: owner.id as AccountId, at: 1, update }])
    const draft = (doc: Y.Doc) => doc.getMap('drafts').set('draft', { name: 'Invented' })
    // The room learns that the log has moved on without it.
    await change(mine(), draft).catch(() => change(mine(), draft))
    const paper = await applyCodeTo('paper')
    expect(Object.keys(await projected()).toSorted()).toEqual([letter, untold, paper].toSorted())
    await change(mine(), (doc) => doc.getMap('drafts').delete('draft'))
    await projected()
    expect(await listUnprojected(house.database.db)).toEqual([])
  })

  test('what could not be read is read again by itself', async () => {
    const { db } = house.database
    const letter = await applyCodeTo('letter')
    await projected()
    let failures = 2
    const log = {
      ...house.house.log,
      load: async (document: string) => {
        if (failures-- > 0) throw new Error('the log does not answer')
        return house.house.log.load(document)
      },
    }
    await forgetProjections(db)
    await house.database.pool.query('delete from coding')
    const other = createProjections({ db, log, logger: silent, sweepMs: 20 })
    await expect.poll(() => listUnprojected(db), { timeout: 20_000 }).toEqual([])
    await other.close()
    expect(Object.keys(await projected())).toEqual([letter])
  })

  test('a correction counts as told only when every layer on the transcript has been', async () => {
    const { pool, db } = house.database
    const { projections } = house.house
    const letter = await applyCodeTo('letter')
    const before = await projected()
    await forgetProjections(db)
    // Whatever is caught up with is put away afterwards.
    await projections.catchUp()
    await pool.query('update document_update set seq = seq + 1000 where document = $1', [mine()])
    await change(transcript(), (doc) => doc.getText('text').insert(1, 'Well now: '))
    await projections.settle()
    await pool.query('update document_update set seq = seq - 1000 where document = $1', [mine()])
    expect((await listUnprojected(db)).map(({ name }) => name)).toEqual([transcript()])
    await projections.catchUp()
    expect((await projected())[letter]).toEqual(before[letter]!.map((offset) => offset + 10))
    expect(await listUnprojected(db)).toEqual([])
  })
})

test('the read model of a codebook says what the document says', async () => {
  const code = {
    id: newId<CodeId>(),
    name: 'Workaround',
    parent: null,
    order: 'a',
    colour: 'blue',
    definition: 'A way round',
    whenToUse: '',
    whenNot: '',
    example: '',
    suggestedBy: null,
  }
  const update = createCodebook({ codes: [code], operations: [] })
  await house.house.rooms.write(nameDocument('codebook', project), owner.id as AccountId, update)
  await house.house.projections.settle()
  const { rows } = await house.database.pool.query('select name, definition from code where project = $1', [project])
  expect(rows).toEqual([{ name: 'Workaround', definition: 'A way round' }])
})

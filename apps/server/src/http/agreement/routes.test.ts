import type { CodeId, CodingId, LayerId, ProjectId, RoundId, SourceId } from '@intercoder/domain'
import { ensureLayer, markProjected, projectLayer } from '@intercoder/storage'
import { nameDocument } from '@intercoder/sync'
import { openDocument } from '@intercoder/documents'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { newId } from '../../accounts/token.ts'
import { TestHouse, type Person } from '../../testing/index.ts'

const code = 'code-of-ours' as CodeId

let house: TestHouse
let ann: Person
let ben: Person
let project: ProjectId
let source: SourceId
let open: RoundId

beforeAll(async () => {
  house = await TestHouse.open()
  ann = await house.register('Ann Owner')
  ben = await house.register('Ben Coder')
  project = await house.startProject(ann)
  await house.join(project, ann, ben, 'coder')
  source = await house.importText(project, ann, {}, 'Nurse: It was slow. Very slow.\nInterviewer: And now?')
  open = (await ann.get(`/api/projects/${project}`)).body.rounds[0].id
  const query = 'insert into code (project, id, name, sort_order, colour, definition, when_to_use, when_not, example)'
  await house.database.pool.query(`${query} values ($1, $2, 'Ours', 'V', 'blue', '', '', '', '')`, [project, code])
  await house.house.projections.catchUp()
})

afterAll(() => house.close())

async function codeAs(coder: Person, round: RoundId, drafts: Partial<{ span: null; code: CodeId }> = {}) {
  const { db } = house.database
  const layer = await ensureLayer(db, { id: newId<LayerId>(), round, source, coder: coder.id }, 0)
  const made = { quote: 'It', certainty: 'sure', remark: '', at: 5, code, span: { start: 1, end: 3 } } as const
  const good = { ...made, id: newId<CodingId>() }
  await projectLayer(db, layer, [good, { ...made, id: newId<CodingId>(), ...drafts }])
  return { layer, good: good.id }
}

const ask = async (person: Person, round: RoundId) =>
  (await person.get(`/api/projects/${project}/rounds/${round}/codings`)).body

describe('what figures are made of', () => {
  test('says while codings that are saved are still being taken in', async () => {
    const round = (await ann.post(`/api/projects/${project}/rounds`, { name: 'Late', everyone: true, blind: false }))
      .body.round.id
    const { layer } = await codeAs(ann, round)
    const isBehind = async () => (await ask(ann, round)).isBehind
    expect(await isBehind()).toBe(false)
    const name = nameDocument('layer', layer)
    await house.database.pool.query('insert into document (name, head_seq) values ($1, 7)', [name])
    expect(await isBehind()).toBe(true)
    await markProjected(house.database.db, name, 7)
    expect(await isBehind()).toBe(false)
    const correct = (by: number) =>
      house.database.pool.query('update document set head_seq = head_seq + $2 where name = $1', [
        nameDocument('transcript', source),
        by,
      ])
    await correct(1)
    expect(await isBehind()).toBe(true)
    await correct(-1)
    expect(await isBehind()).toBe(false)
  })

  test('is every coding at its place, with the units of its transcript, and a count of what was left out', async () => {
    const { layer, good } = await codeAs(ann, open, { span: null })
    const other = await codeAs(ben, open, { code: 'code-of-nobody' as CodeId })
    const { codes, sources, leftOut } = await ask(ben, open)
    expect(codes).toEqual([{ id: code, name: 'Ours', colour: 'blue' }])
    expect(leftOut).toEqual({ orphaned: 1, codeless: 1 })
    expect(sources).toMatchObject([
      {
        source,
        length: 33,
        turns: [1, 24, 25, 33],
        sentences: [1, 13, 14, 24, 25, 33],
        layers: [
          { layer, coder: ann.id, submitted: false },
          { layer: other.layer, coder: ben.id, submitted: false },
        ].toSorted((one, two) => (one.layer < two.layer ? -1 : 1)),
      },
    ])
    const ids = sources[0].codings.map((one: { id: string }) => one.id)
    expect(sources[0].codings[0].quote).toBe('It')
    expect(ids.toSorted()).toEqual([good, other.good].toSorted())
  })

  test('follows a correction of the transcript', async () => {
    const name = nameDocument('transcript', source)
    const doc = openDocument(await house.house.rooms.read(name))
    const before = Y.encodeStateVector(doc)
    doc.getText('text').insert(1, 'Oh! ')
    await house.house.rooms.write(name, ann.id, Y.encodeStateAsUpdate(doc, before))
    expect((await ask(ann, open)).sources[0].sentences.slice(0, 4)).toEqual([1, 4, 5, 17])
  })

  test('P1 holds nothing of a blind round but what is my own, not even for an owner, until it is released', async () => {
    const blind = newId<RoundId>()
    await house.database.pool.query(
      "insert into round (id, project, name, blind, overseen, created_at) values ($1, $2, 'Blind', true, true, 1)",
      [blind, project],
    )
    await codeAs(ben, blind)
    expect((await ask(ann, blind)).sources).toEqual([])
    expect((await ask(ben, blind)).sources).toMatchObject([{ layers: [{ coder: ben.id }] }])
    await house.database.pool.query('insert into round_source (round, source, released_at) values ($1, $2, 1)', [
      blind,
      source,
    ])
    expect((await ask(ann, blind)).sources).toMatchObject([{ layers: [{ coder: ben.id }] }])
  })

  test('P7 is not there for a round of another project', async () => {
    const other = await house.startProject(ben, 'Another')
    const elsewhere = (await ben.get(`/api/projects/${other}`)).body.rounds[0].id
    expect((await ben.get(`/api/projects/${project}/rounds/${elsewhere}/codings`)).status).toBe(404)
  })

  test('stands in the record of the project once somebody takes it away', async () => {
    const taken = { what: 'codings', round: open, rows: 2 }
    expect((await ben.post(`/api/projects/${project}/exports`, taken)).status).toBe(204)
    const { rows } = await house.database.pool.query("select account, facts from audit where kind = 'exported'")
    expect(rows).toEqual([{ account: ben.id, facts: taken }])
    const elsewhere = { ...taken, round: newId<RoundId>() }
    expect((await ben.post(`/api/projects/${project}/exports`, elsewhere)).status).toBe(404)
  })
})

import type { CodeId, CodingId, LayerId, ProjectId, RoundId, SourceId } from '@intercoder/domain'
import { ensureLayer, projectLayer } from '@intercoder/storage'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../accounts/token.ts'
import { TestHouse, type Person } from '../../testing/index.ts'

const code = 'code-of-ours' as CodeId

let house: TestHouse
let ann: Person
let ben: Person
let project: ProjectId
let source: SourceId

beforeAll(async () => {
  house = await TestHouse.open()
  ann = await house.register('Ann Owner')
  ben = await house.register('Ben Coder')
  project = await house.startProject(ann)
  await house.join(project, ann, ben, 'coder')
  source = await house.importText(project, ann)
  const query = 'insert into code (project, id, name, sort_order, colour, definition, when_to_use, when_not, example)'
  await house.database.pool.query(`${query} values ($1, $2, 'Ours', 'V', 'blue', '', '', '', '')`, [project, code])
})

afterAll(() => house.close())

async function addRound(blind: boolean): Promise<RoundId> {
  const id = newId<RoundId>()
  const values = [id, project, `round ${id}`, blind]
  await house.database.pool.query(
    'insert into round (id, project, name, blind, created_at) values ($1, $2, $3, $4, 0)',
    values,
  )
  return id
}

async function codeAs(coder: Person, round: RoundId): Promise<void> {
  const { db } = house.database
  const layer = await ensureLayer(db, { id: newId<LayerId>(), round, source, coder: coder.id }, 0)
  const coding = {
    id: newId<CodingId>(),
    code,
    span: { start: 1, end: 4 },
    quote: 'How',
    certainty: 'sure',
    remark: '',
    at: 5,
  } as const
  await projectLayer(db, layer, [coding])
}

async function seenBy(person: Person): Promise<{ counts: object[]; coders: string[] }> {
  const counts = await person.get(`/api/projects/${project}/codings/counts`)
  const codings = await person.get(`/api/projects/${project}/codes/${code}/codings`)
  return { counts: counts.body, coders: codings.body.map((one: { coder: string }) => one.coder) }
}

describe('codings across a project', () => {
  test('are counted and listed with their words, whoever made them in an open round', async () => {
    const round = await addRound(false)
    await codeAs(ann, round)
    await codeAs(ben, round)
    expect(await seenBy(ben)).toEqual({
      counts: [{ code, codings: 2 }],
      coders: expect.arrayContaining([ann.id, ben.id]),
    })
    const { body } = await ben.get(`/api/projects/${project}/codes/${code}/codings`)
    expect(body[0]).toMatchObject({ source, quote: 'How', at: 5, code })
    expect(body[0]).not.toHaveProperty('span')
  })

  test('P1 of a blind round are neither counted nor listed for anyone but their coder until it is released', async () => {
    const before = { ann: await seenBy(ann), ben: await seenBy(ben) }
    const blind = await addRound(true)
    await codeAs(ben, blind)
    expect(await seenBy(ann)).toEqual(before.ann)
    expect((await seenBy(ben)).coders.length).toBe(before.ben.coders.length + 1)
    await house.database.pool.query('insert into round_source (round, source, released_at) values ($1, $2, 1)', [
      blind,
      source,
    ])
    expect((await seenBy(ann)).coders.length).toBe(before.ann.coders.length + 1)
  })
})

import { readLayer, readLines, readReconciliation, readTranscript, openDocument } from '@intercoder/documents'
import type { CodeId, CodingId } from '@intercoder/domain'
import { nameDocument } from '@intercoder/sync'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { newId } from '../../accounts/token.ts'
import { releaseCoded, TestHouse, type Person, type Released } from '../../testing/index.ts'

const [trust, delay, time] = ['code-trust', 'code-delay', 'code-time'] as CodeId[] as [CodeId, CodeId, CodeId]
const coding = (name: string) => `coding-${name}` as CodingId
const text = `Nurse: ${'The screens went dark and nobody knew whom to call. '.repeat(5)}`

let house: TestHouse
let owner: Person
let anna: Person
let bert: Person
let at: Released

beforeAll(async () => {
  house = await TestHouse.open()
  owner = await house.register('Olga Owner')
  anna = await house.register('Anna Coder')
  bert = await house.register('Bert Coder')
})
afterAll(() => house.close())

beforeEach(async () => {
  at = await releaseCoded(
    house,
    owner,
    [trust, delay, time],
    [
      {
        coder: anna,
        codings: [
          { id: coding('a-same'), code: trust, start: 2, end: 13 },
          { id: coding('a-wide'), code: delay, start: 20, end: 40 },
          { id: coding('a-alone'), code: time, start: 60, end: 80 },
        ],
      },
      {
        coder: bert,
        codings: [
          { id: coding('b-same'), code: trust, start: 2, end: 13 },
          { id: coding('b-wide'), code: delay, start: 22, end: 41 },
        ],
      },
    ],
    text,
  )
})

const act = (person: Person, body: object) => person.post(`${at.path}/acts`, body)
const talk = async () => readReconciliation(await document())
const document = async () => openDocument(await house.house.rooms.read(nameDocument('reconciliation', at.consensus)))
async function consensus() {
  const transcript = openDocument(await house.house.rooms.read(nameDocument('transcript', at.source)))
  const { codings } = readLayer(await document(), transcript)
  return codings.map(({ code, span }) => [code, span?.start, span?.end])
}
const why = {
  evidence: [coding('a-alone')],
  outcome: 'consensus',
  by: { choice: { kind: 'neither' } },
  reason: 'It is not',
}

describe('a reconciliation', () => {
  test('names the layers that are compared, and what I may do', async () => {
    const shown = (await anna.get(at.path)).body
    expect(shown.layer).toBe(at.consensus)
    expect(shown.layers.map(({ coder }: { coder: string }) => coder).toSorted()).toEqual([anna.id, bert.id].toSorted())
    expect(shown.abilities).toContain('reconciliation.take-part')
    expect((await owner.get(`/api/projects/${at.project}/reconciliations`)).body).toMatchObject([
      { layer: at.consensus },
    ])
  })

  test('writes a decision and its codings in one update, signed by whoever decided', async () => {
    const decision = newId()
    const made = await act(anna, {
      kind: 'decide',
      id: decision,
      evidence: [coding('a-wide'), coding('b-wide')],
      outcome: 'consensus',
      by: { choice: { kind: 'boundary', code: delay, place: { start: 20, end: 41 } } },
      reason: 'The whole clause',
    })
    expect(made.body).toEqual({ repeated: false })
    expect(await consensus()).toEqual([[delay, 20, 41]])
    const { rows } = await house.database.pool.query(
      'select account from document_update where document = $1 order by seq',
      [`reconciliation/${at.consensus}`],
    )
    expect(rows).toEqual([{ account: anna.id }])
  })

  test('does nothing twice, whatever comes again', async () => {
    const decide = { kind: 'decide', id: newId(), ...why, by: { choice: { kind: 'both' } } }
    await act(anna, decide)
    const undo = { kind: 'undo', id: newId(), decisions: [decide.id] }
    await act(anna, undo)
    for (const again of [decide, undo, decide]) expect((await act(anna, again)).body).toEqual({ repeated: true })
    expect(await consensus()).toEqual([])
    expect((await talk()).decisions).toMatchObject([{ id: decide.id, undone: { by: anna.id } }])
    const { rows } = await house.database.pool.query(
      "select kind from audit where project = $1 and kind like 'deci%' order by id",
      [at.project],
    )
    expect(rows.map(({ kind }) => kind)).toEqual(['decided', 'decision-undone'])
    // Whoever reads the record is told where that was.
    const { talks } = (await owner.get(`/api/projects/${at.project}/audit`)).body
    expect(talks).toEqual([{ layer: at.consensus, round: at.round, source: at.source }])
  })

  test('keeps votes from everybody until they are revealed', async () => {
    const proposals = [newId(), newId()]
    const evidence = [coding('a-alone')]
    await act(anna, {
      kind: 'propose',
      id: proposals[0],
      evidence,
      choice: { kind: 'take', coder: anna.id },
      words: '',
    })
    await act(bert, { kind: 'propose', id: proposals[1], evidence, choice: { kind: 'neither' }, words: 'No time here' })
    const ballot = newId()
    await act(owner, { kind: 'open-ballot', id: ballot, evidence })
    await act(anna, { kind: 'vote', id: newId(), ballot, proposal: proposals[0] })
    await act(bert, { kind: 'vote', id: newId(), ballot, proposal: proposals[0] })
    await act(bert, { kind: 'vote', id: newId(), ballot, proposal: proposals[1] })
    expect((await talk()).ballots).toMatchObject([{ voted: [anna.id, bert.id], votes: [], revealedAt: null }])
    expect((await anna.get(at.path)).body.votes).toEqual([{ ballot, proposal: proposals[0] }])
    expect((await owner.get(at.path)).body.votes).toEqual([])
    expect((await act(anna, { kind: 'reveal', id: newId(), ballot })).body.refusal.why).toEqual({ kind: 'not-yours' })
    await act(owner, { kind: 'reveal', id: newId(), ballot })
    expect((await talk()).ballots[0]?.votes).toEqual(
      expect.arrayContaining([
        { account: anna.id, proposal: proposals[0] },
        { account: bert.id, proposal: proposals[1] },
      ]),
    )
    expect((await act(anna, { kind: 'vote', id: newId(), ballot, proposal: proposals[1] })).status).toBe(409)
    // Their own they are told as before.
    expect((await anna.get(at.path)).body.votes).toEqual([{ ballot, proposal: proposals[0] }])
    expect((await owner.get(at.path)).body.votes).toEqual([])
  })

  test('decides many at one stroke: where all agree, boundaries, one coder for one code', async () => {
    const many = (rule: object) => act(owner, { kind: 'decide-many', id: newId(), rule, reason: 'As agreed' })
    expect((await many({ kind: 'boundary', tolerance: 1, take: 'widest' })).body.refusal.why.kind).toBe(
      'nothing-to-decide',
    )
    await many({ kind: 'agreed' })
    await many({ kind: 'boundary', tolerance: 2, take: 'common' })
    await many({ kind: 'coder', coder: bert.id, code: time })
    expect((await consensus()).toSorted()).toEqual([
      [delay, 22, 40],
      [trust, 2, 13],
    ])
    expect((await talk()).decisions).toHaveLength(3)
    expect((await many({ kind: 'agreed' })).body.refusal.why).toEqual({ kind: 'nothing-to-decide' })
  })

  test('P3 keeps a decision whose id somebody gives to another, were it one of many made at one stroke', async () => {
    await act(owner, { kind: 'decide-many', id: newId(), rule: { kind: 'agreed' }, reason: 'As agreed' })
    const [made] = (await talk()).decisions
    const forged = await act(bert, { kind: 'decide', ...why, id: made?.id })
    expect(forged.body.refusal?.why).toEqual({ kind: 'already-decided', decision: made?.id })
    expect((await talk()).decisions).toEqual([made])
  })

  test('is closed and opened again by who leads, and refuses acts meanwhile', async () => {
    expect((await anna.post(`${at.path}/closing`, { id: newId() })).status).toBe(403)
    const closing = { id: newId() }
    expect((await owner.post(`${at.path}/closing`, closing)).body).toEqual({ repeated: false })
    expect((await owner.post(`${at.path}/closing`, closing)).body).toEqual({ repeated: true })
    expect((await owner.get(at.path)).body.reconciledAt).toBeTypeOf('number')
    expect((await act(anna, { kind: 'decide', id: newId(), ...why })).body.refusal.why).toEqual({ kind: 'closed' })
    await owner.post(`${at.path}/reopening`, { id: newId() })
    expect((await owner.get(at.path)).body.reconciledAt).toBeNull()
    expect((await act(anna, { kind: 'decide', id: newId(), ...why })).status).toBe(200)
  })

  test('knows no evidence but what the sealed layers hold, and nobody who only looks on', async () => {
    const decide = { kind: 'decide', id: newId(), ...why, evidence: [coding('of-nobody')] }
    expect((await act(anna, decide)).body.refusal.why).toEqual({ kind: 'unknown-evidence' })
    const observer = await house.register(`Otto ${newId()}`)
    await house.join(at.project, owner, observer, 'observer')
    expect((await act(observer, { kind: 'decide', id: newId(), ...why })).status).toBe(403)
  })

  test('P3 leaves the layers that it is about as they were', async () => {
    const bytes = () => Promise.all(at.layers.map((layer) => house.house.rooms.read(nameDocument('layer', layer))))
    const before = await bytes()
    await act(owner, { kind: 'decide-many', id: newId(), rule: { kind: 'agreed' }, reason: 'As agreed' })
    expect(await bytes()).toEqual(before)
  })
})

test('a decision becomes a line of the codebook, once, and is linked back to', async () => {
  const decision = newId()
  await act(anna, { kind: 'decide', id: decision, ...why })
  const line = { id: newId(), decision, code: time, field: 'whenNot', words: 'Not for waiting' }
  expect((await bert.post(`${at.path}/lines`, line)).body).toEqual({ repeated: false })
  expect((await bert.post(`${at.path}/lines`, line)).body).toEqual({ repeated: true })
  const codebook = openDocument(await house.house.rooms.read(nameDocument('codebook', at.project)))
  expect(readLines(codebook)).toMatchObject([{ ...line, layer: at.consensus, by: bert.id }])
  const words = (codebook.getMap('codes').get(time) as { get(field: string): object }).get('whenNot')
  expect(String(words)).toBe('Not for waiting')
})

test('coders are told what others decided about their codings, until they have seen it', async () => {
  await act(bert, { kind: 'decide', id: newId(), ...why })
  await house.house.projections.settle()
  const path = `/api/projects/${at.project}/decisions-for-me`
  const told = (await anna.get(path)).body
  expect(told.decisions).toMatchObject([
    { mine: [coding('a-alone')], reason: 'It is not', by: bert.id, undoneAt: null, written: [] },
  ])
  expect((await bert.get(path)).body.decisions).toEqual([])
  await anna.post(`${path}/seen`, { until: told.decisions[0].at })
  expect((await anna.get(path)).body.decisions).toEqual([])
})

test('coders are told what others undid, were it their own decision, and not what they undid themselves', async () => {
  const told = async () => {
    await house.house.projections.settle()
    return (await anna.get(`/api/projects/${at.project}/decisions-for-me`)).body.decisions
  }
  const undo = (person: Person, decision: string) => act(person, { kind: 'undo', id: newId(), decisions: [decision] })
  const [annas, berts] = [newId(), newId()]
  await act(anna, { kind: 'decide', id: annas, ...why })
  expect(await told()).toEqual([])
  await undo(owner, annas)
  expect(await told()).toMatchObject([{ id: annas, by: anna.id, undoneBy: owner.id }])
  house.now += 1_000
  await anna.post(`/api/projects/${at.project}/decisions-for-me/seen`, { until: house.now })
  house.now += 1_000
  await act(bert, { kind: 'decide', id: berts, ...why })
  expect(await told()).toMatchObject([{ id: berts, undoneBy: null }])
  await owner.patch(`/api/projects/${at.project}/members/${anna.id}`, { role: 'lead', cases: [] })
  expect((await undo(anna, berts)).status).toBe(200)
  expect(await told()).toEqual([])
})

test('coders are told what they had and what the consensus has now, until that is undone', async () => {
  const decide = {
    kind: 'decide',
    id: newId(),
    evidence: [coding('a-wide'), coding('b-wide')],
    outcome: 'consensus',
    by: { choice: { kind: 'code', code: trust, place: { start: 20, end: 41 } } },
    reason: 'The whole clause',
  }
  const told = async () => {
    await house.house.projections.settle()
    return (await anna.get(`/api/projects/${at.project}/decisions-for-me`)).body.decisions
  }
  expect((await act(bert, decide)).body).toEqual({ repeated: false })
  const [{ coded, written }] = await told()
  const { text: run } = readTranscript(
    openDocument(await house.house.rooms.read(nameDocument('transcript', at.source))),
  )
  expect(coded).toEqual([{ code: delay, quote: run.slice(20, 40) }])
  expect(written).toEqual([{ code: trust, quote: run.slice(20, 41) }])
  await act(bert, { kind: 'undo', id: newId(), decisions: [decide.id] })
  expect(await told()).toMatchObject([{ id: decide.id, written: [] }])
})

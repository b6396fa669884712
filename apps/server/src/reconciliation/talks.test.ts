/** What follows from a talk's document where the server was killed before it did. */
import { continueDocument, openDocument, writeReconciliation } from '@intercoder/documents'
import type {
  ActId,
  AuditKind,
  BallotId,
  CodeId,
  CodingId,
  Decision,
  DecisionId,
  ReconciliationChange,
} from '@intercoder/domain'
import { nameDocument } from '@intercoder/sync'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { newId } from '../accounts/token.ts'
import { releaseCoded, TestHouse, type Person, type Released } from '../testing/index.ts'

const code = 'code-trust' as CodeId
const evidence = ['coding-of-anna' as CodingId]

let house: TestHouse
let owner: Person
let anna: Person
let at: Released

beforeAll(async () => {
  house = await TestHouse.open()
  owner = await house.register('Olga Owner')
  anna = await house.register('Anna Coder')
})
afterAll(() => house.close())

beforeEach(async () => {
  const codings = evidence.map((id) => ({ id, code, start: 2, end: 12 }))
  at = await releaseCoded(house, owner, [code], [{ coder: anna, codings }])
})

/** As a kill leaves it between the document of a talk and what follows from it. */
async function write(by: Person, ...changes: ReconciliationChange[]): Promise<void> {
  const { rooms } = house.house
  const transcript = openDocument(await rooms.read(nameDocument('transcript', at.source)))
  const name = nameDocument('reconciliation', at.consensus)
  const doc = openDocument(await rooms.read(name))
  await rooms.write(
    name,
    by.id,
    continueDocument(doc, () => writeReconciliation(doc, transcript, changes))!,
  )
}

async function startTwice(): Promise<void> {
  house = await TestHouse.open({}, house.database)
  for (const person of [owner, anna]) person.moveTo(house)
  for (const _start of ['first', 'second']) await house.house.talks.mend()
}

const post = (person: Person, path: string, body: object = {}) =>
  person.post(`${at.path}/${path}`, { id: newId(), ...body })
const reconciledAt = async () => (await owner.get(at.path)).body.reconciledAt

async function told(): Promise<[AuditKind, string, object][]> {
  const { rows } = await house.database.pool.query(
    `select kind, account, facts from audit where project = $1 and
      (facts->>'layer' = $2 or kind in ('source-reconciled', 'reconciliation-reopened')) order by id`,
    [at.project, at.consensus],
  )
  return rows.map(({ kind, account, facts }) => [kind, account, facts])
}

const decided = (when: number, together: ActId | null = null): Decision<never> => ({
  id: newId<DecisionId>(),
  evidence,
  codes: [code],
  outcome: 'as-is',
  choice: null,
  proposal: null,
  reason: 'It may stay',
  together,
  codings: [],
  undone: null,
  by: anna.id,
  at: when,
})

test('what was decided, undone, opened and revealed in a talk is told once, from the next start', async () => {
  const stroke = newId<ActId>()
  const [alone, ...many] = [decided(1), decided(2, stroke), decided(2, stroke)]
  const ballot = newId<BallotId>()
  const opened = { proposals: [], voted: [], revealedAt: null, votes: [] }
  const add = (decision: Decision<never>): ReconciliationChange => ({ kind: 'add-decision', decision, codings: [] })
  await write(anna, ...[alone!, ...many].map(add))
  await write(
    owner,
    { kind: 'undo-decision', decision: alone!.id, by: owner.id, at: 3 },
    { kind: 'add-ballot', ballot: { id: ballot, evidence, by: owner.id, at: 4, ...opened } },
    { kind: 'reveal-ballot', ballot, votes: [], by: anna.id, at: 5 },
  )
  await startTwice()
  const [layer, reason] = [at.consensus, 'It may stay']
  expect(await told()).toEqual([
    ['decided', anna.id, { layer, decisions: [alone!.id], reason }],
    ['decided', anna.id, { layer, decisions: many.map(({ id }) => id).toSorted(), reason }],
    ['decision-undone', owner.id, { layer, decision: alone!.id }],
    ['ballot-opened', owner.id, { layer, ballot }],
    ['ballot-revealed', anna.id, { layer, ballot }],
  ])
})

test('a talk that was closed, and one opened again, is so in the table too, by whoever did it', async () => {
  await write(owner, { kind: 'set-closed', at: 7 })
  await startTwice()
  expect(await reconciledAt()).toBe(7)
  const facts = { round: at.round, source: at.source }
  expect(await told()).toEqual([['source-reconciled', owner.id, facts]])
  await write(anna, { kind: 'set-closed', at: null })
  await post(anna, 'acts', { kind: 'discuss', evidence, words: 'Once more' })
  await startTwice()
  expect(await reconciledAt()).toBeNull()
  expect((await told()).slice(1)).toEqual([['reconciliation-reopened', anna.id, facts]])
})

test('or from when somebody is refused because of it', async () => {
  await write(owner, { kind: 'set-closed', at: 7 })
  const decide = { kind: 'decide', evidence, outcome: 'as-is', by: null, reason: 'It may stay' }
  for (const [act, body] of [
    ['closing', {}],
    ['acts', decide],
  ] as const)
    expect((await post(owner, act, body)).body.refusal?.why).toEqual({ kind: 'closed' })
  expect(await reconciledAt()).toBe(7)
  await write(owner, { kind: 'set-closed', at: null })
  expect((await post(owner, 'reopening')).body.refusal.why).toEqual({ kind: 'not-closed' })
  expect(await reconciledAt()).toBeNull()
  expect((await told()).map(([kind]) => kind)).toEqual(['source-reconciled', 'reconciliation-reopened'])
})

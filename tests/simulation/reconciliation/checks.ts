/** What has to be true when all is over, as the database has it while no server runs. */
import { passagesOf, type CodingId, type Decision } from '@intercoder/domain'
import { openDocument, readLayer, readReconciliation } from '@intercoder/documents'
import { createDocumentLog, openDatabase, rebuildDocument, type OpenDatabase } from '@intercoder/storage'
import type { Place } from '@intercoder/storage/testing'
import { nameDocument, type DocumentName } from '@intercoder/sync'
import { createHash } from 'node:crypto'
import { expect } from 'vitest'
import * as Y from 'yjs'
import type { Act } from './person.ts'
import { evidenceOf, type Study } from './study.ts'

/** What somebody was answered with yes, of one kind. */
function doneOf({ everyone }: Study, kind: string): Act[] {
  return everyone.flatMap(({ done }) => done.flatMap(({ act }) => (act.kind === kind ? [act] : [])))
}

export async function withDatabase<T>({ options }: Place, look: (database: OpenDatabase) => Promise<T>): Promise<T> {
  const database = await openDatabase(options)
  try {
    return await look(database)
  } finally {
    await database.close()
  }
}

async function replay({ pool }: OpenDatabase, document: DocumentName): Promise<Y.Doc> {
  const { state, complete } = await rebuildDocument(createDocumentLog(pool), document)
  expect(complete, `${document} waits for nothing`).toBe(true)
  return openDocument(state)
}

export async function checkDecisions(study: Study, database: OpenDatabase): Promise<Decision<unknown>[]> {
  const { decisions } = readReconciliation(await replay(database, nameDocument('reconciliation', study.consensus)))
  const ids = new Set<string>(decisions.map(({ id }) => id))
  for (const { id } of doneOf(study, 'decide')) expect(ids, 'a decision that was answered with yes').toContain(id)
  for (const act of doneOf(study, 'undo') as (Act & { decisions: string[] })[])
    for (const id of act.decisions) expect(decisions.find((one) => one.id === id)?.undone, id).not.toBeNull()
  for (const { id } of doneOf(study, 'decide-many'))
    expect(
      decisions.some((one) => one.together === id),
      'what was decided at one stroke',
    ).toBe(true)
  const written = await countWrites(study, database)
  expect(written, 'P10 each decision was written once').toEqual(Object.fromEntries(decisions.map(({ id }) => [id, 1])))
  const told = await database.pool.query<{ ids: string[] }>(
    "select facts -> 'decisions' as ids from audit where kind = 'decided'",
  )
  const inAudit = told.rows.flatMap((row) => row.ids)
  expect(inAudit.toSorted(), 'the audit tells of each decision once').toEqual([...ids].toSorted())
  return decisions
}

/** How often each decision came into the document, update by update. */
async function countWrites({ consensus }: Study, { pool }: OpenDatabase): Promise<Record<string, number>> {
  const doc = new Y.Doc()
  const times: Record<string, number> = {}
  const standing = () =>
    new Map([...doc.getMap('decisions')].map(([id, one]) => [id, (one as Decision<unknown>).undone === null]))
  for await (const { update } of createDocumentLog(pool).history(nameDocument('reconciliation', consensus))) {
    const before = standing()
    Y.applyUpdate(doc, update)
    for (const [id, stands] of standing()) {
      if (!before.has(id)) times[id] = (times[id] ?? 0) + 1
      else expect(stands && !before.get(id), `${id} is not taken up again`).toBe(false)
    }
  }
  return times
}

/** The consensus holds what the decisions that stand say, and nothing else. */
export async function checkConsensus(study: Study, database: OpenDatabase): Promise<void> {
  const doc = await replay(database, nameDocument('reconciliation', study.consensus))
  const transcript = await replay(database, nameDocument('transcript', study.source))
  const layers = await Promise.all(
    study.sealed.map(async ({ coder, layer }) =>
      evidenceOf(await replay(database, nameDocument('layer', layer)), transcript, coder),
    ),
  )
  const evidence = layers.flat()
  const talk = readReconciliation(doc)
  const standing = talk.decisions.filter(({ undone }) => undone === null)
  const decided = standing.flatMap((one) => one.evidence)
  expect(new Set(decided).size, 'nothing is decided twice at a time').toBe(decided.length)
  const { codings } = readLayer(doc, transcript)
  const found = codings.map(({ id, code, span }) => `${id} ${code} ${span?.start}-${span?.end}`)
  const expected = standing.flatMap(({ choice, codings: written, evidence: about }) => {
    if (!choice) return []
    const spoken = about.flatMap((id) => evidence.find((one) => one.id === id) ?? [])
    if ('place' in choice) return written.map((id) => `${id} ${choice.code} ${placeOf(codings, id)}`)
    const passages = passagesOf(choice, spoken)
    expect(passages.length, 'codings of a decision').toBe(written.length)
    return passages.map(({ code, span }, at) => `${written[at]} ${code} ${span.start}-${span.end}`)
  })
  expect(found.toSorted()).toEqual(expected.toSorted())
}

/** A place that was chosen by hand is held to what the coding has. */
function placeOf(codings: readonly { id: CodingId; span: { start: number; end: number } | null }[], id: CodingId) {
  const span = codings.find((one) => one.id === id)?.span
  return `${span?.start}-${span?.end}`
}

export async function checkSealed(study: Study, database: OpenDatabase): Promise<void> {
  const { rows } = await database.pool.query<{ layer: string; digest: string }>(
    "select facts ->> 'layer' as layer, facts ->> 'digest' as digest from audit where kind = 'layer-sealed'",
  )
  expect(rows, 'P3 each layer was sealed once').toHaveLength(study.sealed.length)
  for (const { layer, codings, digest } of study.sealed) {
    const doc = await replay(database, nameDocument('layer', layer))
    const now = createHash('sha256').update(Y.encodeStateAsUpdate(doc)).digest('hex')
    expect(rows.find((one) => one.layer === layer)?.digest, 'P3 its bytes are those that were sealed').toBe(now)
    expect(digest ?? now, 'P3 and those that its coder was told of').toBe(now)
    expect(doc.getMap('codings').toJSON(), 'P3 and what its coder had').toEqual(codings)
  }
}

export async function checkCopies(study: Study, database: OpenDatabase): Promise<void> {
  const documents = [nameDocument('reconciliation', study.consensus), nameDocument('workshop', study.workshop)]
  for (const document of documents) {
    const truth = await replay(database, document)
    const copies = study.everyone.map(({ replicas }) => replicas.findLast((one) => one.document === document))
    for (const copy of copies)
      expect(copy && Y.equalSnapshots(Y.snapshot(copy.doc), Y.snapshot(truth)), `P5 ${document}`).toBe(true)
  }
}

export function checkMinutes(study: Study, minutes: string, decisions: readonly Decision<unknown>[]): void {
  const times = (words: string) => minutes.split(words).length - 1
  const reasons = Map.groupBy(decisions, ({ reason }) => reason)
  for (const [reason, alike] of reasons) expect(times(reason), `${reason} in the minutes`).toBe(alike.length)
  for (const { words } of doneOf(study, 'note') as (Act & { words: string })[]) expect(times(words), words).toBe(1)
}

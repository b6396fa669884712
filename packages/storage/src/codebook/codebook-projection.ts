/** Writes and reads the read model of a project's codebook, and carries its merges and splits to the codings. */
import {
  codeResolver,
  mergedCodes,
  retiredCodes,
  type Code,
  type Codebook,
  type CodebookOperation,
  type CodedBy,
  type CodeId,
  type CodingId,
  type LayerId,
  type ProjectId,
} from '@intercoder/domain'
import { eq, sql } from 'drizzle-orm'
import { storable } from '../coding/storable.ts'
import type { Database } from '../database/database.ts'
import { code, codeOperation, coding } from '../schema/index.ts'
import { holdCodebook } from './projection-lock.ts'

/** The code that a coding stands for, after merges and splits; null where it is gone from the codebook. */
export type Reading = (coding: CodedBy) => CodeId | null

/** Makes the rows of a project's codebook exactly `codebook`, and has every coding of the project read through it. */
export function projectCodebook(db: Database, project: ProjectId, codebook: Codebook): Promise<void> {
  return db.transaction(async (tx) => {
    await holdCodebook(tx, project, 'alone')
    const before = await readProjectedCodebook(tx, project)
    await writeCodes(tx, project, codebook)
    await writeOperations(tx, project, codebook)
    if (readsOtherwise(before, codebook)) await readCodingsAnew(tx, project, codebook)
  })
}

export async function readProjectedCodebook(db: Database, project: ProjectId): Promise<Codebook> {
  const codes = await db.select().from(code).where(eq(code.project, project))
  return { codes: codes.map(toCode), operations: await readOperations(db, project) }
}

/**
 * How the codings of a project are read. Only ids of codes are fetched, because prose is long and this is asked at every
 * change of a layer.
 */
export async function readReading(db: Database, project: ProjectId): Promise<Reading> {
  const codes = await db.select({ id: code.id }).from(code).where(eq(code.project, project))
  return readingOf({ codes: codes.map(({ id }) => ({ ...blank, id })), operations: await readOperations(db, project) })
}

const prose = { definition: '', whenToUse: '', whenNot: '', example: '' }
const blank = { name: '', parent: null, order: '', colour: '', suggestedBy: null, ...prose }

function readingOf(codebook: Codebook): Reading {
  const resolve = codeResolver(codebook)
  return (coding) => resolve(coding)?.id ?? null
}

async function readOperations(db: Database, project: ProjectId): Promise<CodebookOperation[]> {
  const rows = await db
    .select({ operation: codeOperation.operation })
    .from(codeOperation)
    .where(eq(codeOperation.project, project))
  return rows.map(({ operation }) => operation)
}

function toCode({
  project: _project,
  mergedInto: _mergedInto,
  retired: _retired,
  ...rest
}: typeof code.$inferSelect): Code {
  return rest
}

async function writeCodes(tx: Database, project: ProjectId, codebook: Codebook): Promise<void> {
  const merged = mergedCodes(codebook)
  const retired = retiredCodes(codebook)
  const rows = codebook.codes.map((one) => toRow(one, merged.get(one.id) ?? null, retired.has(one.id)))
  const kept = sql.param(codebook.codes.map(({ id }) => id))
  await tx.delete(code).where(sql`${code.project} = ${project} and ${code.id} <> all (${kept}::text[])`)
  // Only what changed is written: somebody may be typing a definition.
  await tx.execute(sql`
    insert into code (project, id, name, parent, sort_order, colour, definition, when_to_use, when_not, example,
      merged_into, retired, suggested_by)
    select ${project}, item.* from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as item (id text, name text,
      parent text, sort_order text, colour text, definition text, when_to_use text, when_not text, example text,
      merged_into text, retired boolean, suggested_by text)
    on conflict (project, id) do update set
      name = excluded.name, parent = excluded.parent, sort_order = excluded.sort_order, colour = excluded.colour,
      definition = excluded.definition, when_to_use = excluded.when_to_use, when_not = excluded.when_not,
      example = excluded.example, merged_into = excluded.merged_into, retired = excluded.retired,
      suggested_by = excluded.suggested_by
    where (code.*) is distinct from (excluded.*)`)
}

function toRow(one: Code, mergedInto: CodeId | null, retired: boolean) {
  return {
    id: one.id,
    name: storable(one.name),
    parent: one.parent && storable(one.parent),
    sort_order: storable(one.order),
    colour: storable(one.colour),
    definition: storable(one.definition),
    when_to_use: storable(one.whenToUse),
    when_not: storable(one.whenNot),
    example: storable(one.example),
    merged_into: mergedInto,
    retired,
    suggested_by: one.suggestedBy && storable(one.suggestedBy),
  }
}

async function writeOperations(tx: Database, project: ProjectId, { operations }: Codebook): Promise<void> {
  await tx.delete(codeOperation).where(eq(codeOperation.project, project))
  if (operations.length === 0) return
  const rows = operations.map((operation) => {
    const id = storable(operation.id)
    return { project, id, operation: { ...operation, id } }
  })
  await tx.insert(codeOperation).values(rows).onConflictDoNothing()
}

/** Names and definitions may change all day; what codings stand for changes only with these. */
function readsOtherwise(before: Codebook, after: Codebook): boolean {
  return whatReadsOf(before) !== whatReadsOf(after)
}

function whatReadsOf({ codes, operations }: Codebook): string {
  const operationTexts = operations.map((operation) => JSON.stringify(operation, Object.keys(operation).sort()))
  return JSON.stringify([codes.map(({ id }) => id).sort(), operationTexts.sort()])
}

async function readCodingsAnew(tx: Database, project: ProjectId, codebook: Codebook): Promise<void> {
  const read = readingOf(codebook)
  const codings = await tx
    .select({ layer: coding.layer, id: coding.id, code: coding.code, at: coding.at, readAs: coding.readAs })
    .from(coding)
    .where(eq(coding.project, project))
  const changed: { layer: LayerId; id: CodingId; read_as: CodeId | null }[] = []
  for (const one of codings) {
    const readAs = read(one)
    if (readAs !== one.readAs) changed.push({ layer: one.layer, id: one.id, read_as: readAs })
  }
  if (changed.length === 0) return
  await tx.execute(sql`
    update coding set read_as = item.read_as
    from jsonb_to_recordset(${JSON.stringify(changed)}::jsonb) as item (layer text, id text, read_as text)
    where coding.layer = item.layer and coding.id = item.id`)
}

/**
 * Writes the read model of layers: the rows say what the shared documents say. Codings come in as the documents
 * package reads them; what their codes stand for is worked out here, from the project's codebook as last projected.
 */
import type { Coding, CodingId, LayerId, ProjectId, RoundId, SourceId, AccountId } from '@intercoder/domain'
import { eq, sql } from 'drizzle-orm'
import { readReading, type Reading } from '../codebook/codebook-projection.ts'
import { holdCodebook, holdLayer } from '../codebook/projection-lock.ts'
import type { Database } from '../database/database.ts'
import { coding, layer, round } from '../schema/index.ts'
import { storable, storableTime } from './storable.ts'

/** What changed in one layer: codings to write anew, and ids of those that are gone. */
export interface LayerChange {
  changed: readonly Coding[]
  removed: readonly CodingId[]
}

/** Makes the rows of a layer exactly `codings`. Does nothing for a layer that no longer exists. */
export function projectLayer(db: Database, id: LayerId, codings: readonly Coding[]): Promise<void> {
  return inLayer(db, id, async (tx, place) => {
    const kept = codings.map((one) => one.id)
    await tx.delete(coding).where(sql`${coding.layer} = ${id} and ${coding.id} <> all (${textArray(kept)})`)
    await writeCodings(tx, place, codings)
  })
}

/** Brings the rows of a layer up to date with one change, without reading or sending the rest of it. */
export function projectLayerChange(db: Database, id: LayerId, { changed, removed }: LayerChange): Promise<void> {
  return inLayer(db, id, async (tx, place) => {
    if (removed.length > 0) {
      await tx
        .delete(coding)
        .where(sql`${coding.layer} = ${id} and ${coding.id} = any (${textArray(removed.map(storable))})`)
    }
    await writeCodings(tx, place, changed)
  })
}

interface Place {
  layer: LayerId
  project: ProjectId
  source: SourceId
  round: RoundId
  coder: AccountId | null
}

function inLayer(db: Database, id: LayerId, work: (tx: Database, place: Place) => Promise<void>): Promise<void> {
  return db.transaction(async (tx) => {
    const place = await placeOf(tx, id)
    if (!place) return
    await holdCodebook(tx, place.project, 'shared')
    await holdLayer(tx, id)
    await work(tx, place)
  })
}

async function placeOf(db: Database, id: LayerId): Promise<Place | null> {
  const [place] = await db
    .select({ layer: layer.id, project: round.project, source: layer.source, round: layer.round, coder: layer.coder })
    .from(layer)
    .innerJoin(round, eq(round.id, layer.round))
    .where(eq(layer.id, id))
  return place ?? null
}

async function writeCodings(tx: Database, place: Place, codings: readonly Coding[]): Promise<void> {
  if (codings.length === 0) return
  const read = await readReading(tx, place.project)
  const rows = JSON.stringify(codings.map((one) => toRow(one, read)))
  await tx.execute(sql`
    insert into coding (layer, project, source, round, coder,
      id, code, read_as, start_offset, end_offset, quote, certainty, remark, at)
    select ${place.layer}, ${place.project}, ${place.source}, ${place.round}, ${place.coder}, item.*
    from jsonb_to_recordset(${rows}::jsonb) as item (id text, code text, read_as text,
      start_offset int, end_offset int, quote text, certainty text, remark text, at bigint)
    on conflict (layer, id) do update set
      code = excluded.code, read_as = excluded.read_as, start_offset = excluded.start_offset,
      end_offset = excluded.end_offset, quote = excluded.quote, certainty = excluded.certainty,
      remark = excluded.remark, at = excluded.at
    where (coding.code, coding.read_as, coding.start_offset, coding.end_offset, coding.quote, coding.certainty,
        coding.remark, coding.at)
      is distinct from (excluded.code, excluded.read_as, excluded.start_offset, excluded.end_offset, excluded.quote,
        excluded.certainty, excluded.remark, excluded.at)`)
}

function toRow(one: Coding, read: Reading) {
  return {
    id: one.id,
    code: storable(one.code),
    read_as: read(one),
    start_offset: one.span?.start ?? null,
    end_offset: one.span?.end ?? null,
    quote: storable(one.quote),
    certainty: one.certainty,
    remark: storable(one.remark),
    at: storableTime(one.at),
  }
}

function textArray(values: readonly string[]) {
  return sql`${sql.param(values)}::text[]`
}

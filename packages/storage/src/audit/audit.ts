import type {
  AccountId,
  AuditEntry,
  AuditFacts,
  AuditKind,
  LayerId,
  ProjectId,
  RoundId,
  SourceId,
} from '@intercoder/domain'
import { and, asc, desc, eq, inArray, isNull, lt, sql } from 'drizzle-orm'
import type { Database } from '../database/database.ts'
import { account, audit, layer, round, roundSource } from '../schema/index.ts'

/** Adds entries; inside the transaction of what they tell of, so that neither is there without the other. */
export async function recordAudit(db: Database, ...entries: AuditEntry[]): Promise<void> {
  if (entries.length > 0) await db.insert(audit).values(entries)
}

/** Adds those of which nothing the same was told yet: for what may be asked again after its answer was lost. */
export async function recordAuditOnce(db: Database, ...entries: AuditEntry[]): Promise<void> {
  for (const { project, account, at, kind, facts } of entries) {
    const told = JSON.stringify(facts)
    await db.execute(sql`
      insert into audit (project, account, at, kind, facts)
      select ${project}, ${account}, ${at}::bigint, ${kind}, ${told}::jsonb
      where not exists (
        select from audit where audit.project = ${project} and audit.kind = ${kind} and audit.facts = ${told}::jsonb
      )`)
  }
}

export type KeptEntry = AuditEntry & { id: number }

export interface AuditFilter {
  kinds?: readonly AuditKind[] | undefined
  /** Who did it. */
  account?: AccountId | undefined
}

/** Newest first, at most `limit` of those before the entry with id `before`. */
export async function listAudit(
  db: Database,
  of: ProjectId,
  { limit, before, kinds, account: by }: AuditFilter & { limit: number; before: number | null },
): Promise<KeptEntry[]> {
  const rows = await db
    .select()
    .from(audit)
    .where(
      and(
        eq(audit.project, of),
        before === null ? undefined : lt(audit.id, before),
        kinds ? inArray(audit.kind, [...kinds]) : undefined,
        by === undefined ? undefined : eq(audit.account, by),
      ),
    )
    .orderBy(desc(audit.id))
    .limit(limit)
  const blind = await listBlind(db, of)
  return (rows as KeptEntry[]).map((entry) => withoutWhatIsBlind(entry, blind))
}

/** What says how much somebody has coded is told once it is released (promise P1). */
function withoutWhatIsBlind(entry: KeptEntry, blind: readonly Place[]): KeptEntry {
  const isBlind = (round: RoundId | null, source?: SourceId) =>
    blind.some((place) => place.round === round && (!source || place.source === source))
  if (entry.kind === 'layer-sealed' && isBlind(entry.facts.round, entry.facts.source))
    return { ...entry, facts: { ...entry.facts, seq: null, digest: null, codings: null } }
  // Whoever exports has their own layers in it, released or not.
  if (entry.kind === 'exported' && isBlind(entry.facts.round))
    return { ...entry, facts: { ...entry.facts, rows: null } }
  return entry
}

/** Everyone who ever did something on record, members or not, by name. */
export function listActors(db: Database, of: ProjectId): Promise<{ account: AccountId; name: string }[]> {
  const acted = db.selectDistinct({ account: audit.account }).from(audit).where(eq(audit.project, of))
  return db
    .select({ account: account.id, name: account.name })
    .from(account)
    .where(inArray(account.id, acted))
    .orderBy(asc(account.name), asc(account.id))
}

interface Place {
  round: RoundId
  source: SourceId
}

/** The sources of blind rounds that are not released, where anything was begun. */
function listBlind(db: Database, of: ProjectId): Promise<Place[]> {
  const place = and(eq(roundSource.round, layer.round), eq(roundSource.source, layer.source))
  return db
    .selectDistinct({ round: layer.round, source: layer.source })
    .from(layer)
    .innerJoin(round, eq(round.id, layer.round))
    .leftJoin(roundSource, place)
    .where(and(eq(round.project, of), eq(round.blind, true), isNull(roundSource.releasedAt)))
}

/** That somebody looked at a layer before release. */
export interface Look {
  account: AccountId
  round: RoundId
  source: SourceId
  layer: LayerId
  at: number
}

/** Every first look of an overseer in a project. */
export async function listLooks(db: Database, of: ProjectId): Promise<Look[]> {
  const rows = await db
    .select({ account: audit.account, at: audit.at, facts: audit.facts })
    .from(audit)
    .where(and(eq(audit.project, of), eq(audit.kind, 'layer-overseen')))
    .orderBy(audit.id)
  return rows.map(({ account, at, facts }) => ({ account, at, ...(facts as AuditFacts['layer-overseen']) }))
}

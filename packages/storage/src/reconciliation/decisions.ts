/** The read model of decisions: what reconciliations say, as rows, and who has seen what was decided about their codings. */
import type {
  AccountId,
  CodeId,
  CodingId,
  Decision,
  DecisionId,
  DecisionOutcome,
  LayerId,
  ProjectId,
  RoundId,
  SourceId,
} from '@intercoder/domain'
import { and, eq, sql } from 'drizzle-orm'
import type { Database } from '../database/database.ts'
import { decisionsSeen, layer, round } from '../schema/index.ts'

type Kept = Pick<
  Decision<unknown>,
  'id' | 'evidence' | 'codes' | 'outcome' | 'reason' | 'codings' | 'by' | 'at' | 'undone'
>

/** Writes what a reconciliation has decided. Nothing is ever taken from it: what was undone stays, as undone. */
export async function projectDecisions(db: Database, id: LayerId, decisions: readonly Kept[]): Promise<void> {
  const [place] = await db
    .select({ project: round.project, round: layer.round, source: layer.source })
    .from(layer)
    .innerJoin(round, eq(round.id, layer.round))
    .where(eq(layer.id, id))
  if (!place || decisions.length === 0) return
  const rows = JSON.stringify(
    decisions.map(({ undone, ...one }) => ({ ...one, undone_at: undone?.at ?? null, undone_by: undone?.by ?? null })),
  )
  await db.execute(sql`
    insert into decision (layer, project, round, source, id, evidence, codes, outcome, reason, codings, "by", at,
      undone_at, undone_by)
    select ${id}, ${place.project}, ${place.round}, ${place.source}, item.*
    from jsonb_to_recordset(${rows}::jsonb) as item (id text, evidence text[], codes text[], outcome text, reason text,
      codings text[], "by" text, at bigint, undone_at bigint, undone_by text)
    on conflict (layer, id) do update
    set undone_at = excluded.undone_at, undone_by = excluded.undone_by, codings = excluded.codings
    where (decision.undone_at, decision.undone_by, decision.codings)
      is distinct from (excluded.undone_at, excluded.undone_by, excluded.codings)`)
}

/** A decision that speaks of somebody's codings. */
export interface DecisionAbout {
  id: DecisionId
  layer: LayerId
  round: RoundId
  source: SourceId
  evidence: CodingId[]
  /** Those of the evidence that are theirs. */
  mine: CodingId[]
  codes: CodeId[]
  outcome: DecisionOutcome
  reason: string
  /** Their codings in its evidence, by place, as far as those have words. */
  coded: CodedWords[]
  /** What it wrote into the consensus; nothing where it left the words uncoded, or is undone. */
  written: CodedWords[]
  by: AccountId
  at: number
  undoneAt: number | null
  undoneBy: AccountId | null
}

/** Words with the name of their code; empty where that is gone from the codebook. */
export interface CodedWords {
  code: string
  quote: string
}

const wordsOf = sql`jsonb_agg(jsonb_build_object('code', coalesce(k.name, ''), 'quote', c.quote)
  order by c.start_offset, c.id)`

/** What others decided, or undid, about somebody's codings after a time; newest first. */
export async function listDecisionsAbout(
  db: Database,
  of: ProjectId,
  coder: AccountId,
  since: number,
): Promise<DecisionAbout[]> {
  const { rows } = await db.execute(sql`
    select d.id, d.layer, d.round, d.source, d.evidence, d.codes, d.outcome, d.reason, d."by", d.at::float8 as at,
      d.undone_at::float8 as "undoneAt", d.undone_by as "undoneBy", mine.ids as mine, mine.words as coded,
      coalesce(consensus.words, '[]') as written
    from decision d
    join source s on s.id = d.source and s.deleted_at is null
    join layer l on l.round = d.round and l.source = d.source and l.coder = ${coder}
    cross join lateral (
      select array_agg(c.id order by c.id) as ids, ${wordsOf} as words
      from coding c left join code k on k.project = c.project and k.id = c.read_as
      where c.layer = l.id and c.id = any (d.evidence)
    ) as mine
    cross join lateral (
      select ${wordsOf} as words
      from coding c left join code k on k.project = c.project and k.id = c.read_as
      where c.layer = d.layer and c.id = any (d.codings)
    ) as consensus
    where d.project = ${of} and coalesce(d.undone_by, d."by") <> ${coder} and mine.ids is not null
      and greatest(d.at, coalesce(d.undone_at, 0)) > ${since}
    order by greatest(d.at, coalesce(d.undone_at, 0)) desc, d.id`)
  return rows as unknown as DecisionAbout[]
}

/** Null where somebody has never looked. */
export async function findDecisionsSeen(db: Database, of: ProjectId, account: AccountId): Promise<number | null> {
  const [found] = await db
    .select({ at: decisionsSeen.at })
    .from(decisionsSeen)
    .where(and(eq(decisionsSeen.project, of), eq(decisionsSeen.account, account)))
  return found?.at ?? null
}

/** It never goes back. */
export async function markDecisionsSeen(db: Database, of: ProjectId, account: AccountId, at: number): Promise<void> {
  await db
    .insert(decisionsSeen)
    .values({ project: of, account, at })
    .onConflictDoUpdate({
      target: [decisionsSeen.project, decisionsSeen.account],
      set: { at: sql`greatest(${decisionsSeen.at}, excluded.at)` },
    })
}

/** What the talk about released layers keeps beside its shared document: votes that nobody may see yet, and read models. */
import type {
  AccountId,
  BallotId,
  CodeId,
  CodingId,
  DecisionId,
  LayerId,
  ProjectId,
  ProposalId,
  RoundId,
  SourceId,
} from '@intercoder/domain'
import { index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { account } from './account.ts'
import { moment } from './columns.ts'
import { project } from './project.ts'
import { layer } from './round.ts'

/** Votes. Until their ballot is revealed they are in no shared document, so that no socket can show them. */
export const sealedVote = pgTable(
  'sealed_vote',
  {
    layer: text('layer')
      .$type<LayerId>()
      .notNull()
      .references(() => layer.id, { onDelete: 'cascade' }),
    ballot: text('ballot').$type<BallotId>().notNull(),
    account: text('account')
      .$type<AccountId>()
      .notNull()
      .references(() => account.id),
    proposal: text('proposal').$type<ProposalId>().notNull(),
    at: moment('at').notNull(),
  },
  (table) => [primaryKey({ name: 'sealed_vote_pk', columns: [table.layer, table.ballot, table.account] })],
)

/** Read model: the decisions of every reconciliation, projected from its document. */
export const decision = pgTable(
  'decision',
  {
    layer: text('layer')
      .$type<LayerId>()
      .notNull()
      .references(() => layer.id, { onDelete: 'cascade' }),
    id: text('id').$type<DecisionId>().notNull(),
    project: text('project').$type<ProjectId>().notNull(),
    round: text('round').$type<RoundId>().notNull(),
    source: text('source').$type<SourceId>().notNull(),
    /** The codings of the independent layers that it speaks of. */
    evidence: text('evidence').array().$type<CodingId[]>().notNull(),
    codes: text('codes').array().$type<CodeId[]>().notNull(),
    outcome: text('outcome').notNull(),
    reason: text('reason').notNull(),
    by: text('by').$type<AccountId>().notNull(),
    at: moment('at').notNull(),
    /** What it wrote into the consensus. */
    codings: text('codings').array().$type<CodingId[]>().notNull().default([]),
    undoneAt: moment('undone_at'),
    undoneBy: text('undone_by').$type<AccountId>(),
  },
  (table) => [
    primaryKey({ name: 'decision_pk', columns: [table.layer, table.id] }),
    index('decision_project').on(table.project, table.at),
  ],
)

/** Up to when somebody has seen what was decided about their codings. */
export const decisionsSeen = pgTable(
  'decisions_seen',
  {
    project: text('project')
      .$type<ProjectId>()
      .notNull()
      .references(() => project.id, { onDelete: 'cascade' }),
    account: text('account')
      .$type<AccountId>()
      .notNull()
      .references(() => account.id, { onDelete: 'cascade' }),
    at: moment('at').notNull(),
  },
  (table) => [primaryKey({ name: 'decisions_seen_pk', columns: [table.project, table.account] })],
)

import type { AccountId, LayerId, ProjectId, RoundId, SourceId, VersionId } from '@intercoder/domain'
import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  check,
  foreignKey,
  index,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { account } from './account.ts'
import { codebookVersion } from './codebook-version.ts'
import { moment } from './columns.ts'
import { project } from './project.ts'
import { source } from './source.ts'

export const round = pgTable(
  'round',
  {
    id: text('id').$type<RoundId>().primaryKey(),
    project: text('project')
      .$type<ProjectId>()
      .notNull()
      .references(() => project.id, { onDelete: 'cascade' }),
    name: text('name').notNull(),
    blind: boolean('blind').notNull(),
    /** Everyone who codes may code every source; otherwise those who are assigned. */
    everyone: boolean('everyone').notNull().default(true),
    version: text('version').$type<VersionId>(),
    overseen: boolean('overseen').notNull().default(false),
    autoRelease: boolean('auto_release').notNull().default(false),
    createdAt: moment('created_at').notNull(),
  },
  (table) => [
    unique('round_project_name_unique').on(table.project, table.name),
    foreignKey({
      name: 'round_version_fk',
      columns: [table.project, table.version],
      foreignColumns: [codebookVersion.project, codebookVersion.id],
    }),
  ],
)

/** A source that a round names, or of which layers were released in a round for everyone. */
export const roundSource = pgTable(
  'round_source',
  {
    round: text('round')
      .$type<RoundId>()
      .notNull()
      .references(() => round.id, { onDelete: 'cascade' }),
    source: text('source')
      .$type<SourceId>()
      .notNull()
      .references(() => source.id, { onDelete: 'cascade' }),
    releasedAt: moment('released_at'),
    reconciledAt: moment('reconciled_at'),
  },
  (table) => [
    primaryKey({ name: 'round_source_pk', columns: [table.round, table.source] }),
    index('round_source_source').on(table.source),
    check('round_source_order', sql`${table.reconciledAt} is null or ${table.releasedAt} is not null`),
  ],
)

export const assignment = pgTable(
  'assignment',
  {
    round: text('round').$type<RoundId>().notNull(),
    source: text('source').$type<SourceId>().notNull(),
    coder: text('coder')
      .$type<AccountId>()
      .notNull()
      .references(() => account.id),
    assignedAt: moment('assigned_at').notNull(),
  },
  (table) => [
    primaryKey({ name: 'assignment_pk', columns: [table.round, table.source, table.coder] }),
    foreignKey({
      name: 'assignment_round_source_fk',
      columns: [table.round, table.source],
      foreignColumns: [roundSource.round, roundSource.source],
    }).onDelete('cascade'),
    index('assignment_coder').on(table.coder),
  ],
)

/** One coder's codings of one transcript in one round; the codings themselves are a shared document. */
export const layer = pgTable(
  'layer',
  {
    id: text('id').$type<LayerId>().primaryKey(),
    round: text('round')
      .$type<RoundId>()
      .notNull()
      .references(() => round.id, { onDelete: 'cascade' }),
    source: text('source')
      .$type<SourceId>()
      .notNull()
      .references(() => source.id, { onDelete: 'cascade' }),
    /** Null for the consensus: what the members of the round decided together. */
    coder: text('coder')
      .$type<AccountId>()
      .references(() => account.id),
    /** When it was submitted; from then on it never changes (P3). */
    sealedAt: moment('sealed_at'),
    /** How far its log reached then, and the digest of the state there, by which anyone can check that it has not. */
    sealedSeq: bigint('sealed_seq', { mode: 'number' }),
    sealedDigest: text('sealed_digest'),
    /** The newest codebook version at that time. */
    sealedVersion: text('sealed_version').$type<VersionId>(),
    createdAt: moment('created_at').notNull(),
  },
  (table) => [
    unique('layer_round_source_coder_unique').on(table.round, table.source, table.coder),
    uniqueIndex('layer_consensus_unique')
      .on(table.round, table.source)
      .where(sql`${table.coder} is null`),
    index('layer_source').on(table.source),
    index('layer_coder').on(table.coder),
  ],
)

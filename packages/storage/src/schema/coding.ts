/** Read models: what the shared documents say, as rows for SQL. Projected from the documents, never written by hand. */
import {
  certainties,
  type AccountId,
  type CodebookOperation,
  type CodeId,
  type CodingId,
  type LayerId,
  type ProjectId,
  type RoundId,
  type SourceId,
} from '@intercoder/domain'
import { sql } from 'drizzle-orm'
import { boolean, check, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { moment, oneOf } from './columns.ts'
import { project } from './project.ts'
import { layer } from './round.ts'

export const code = pgTable(
  'code',
  {
    project: text('project')
      .$type<ProjectId>()
      .notNull()
      .references(() => project.id, { onDelete: 'cascade' }),
    id: text('id').$type<CodeId>().notNull(),
    name: text('name').notNull(),
    parent: text('parent').$type<CodeId>(),
    order: text('sort_order').notNull(),
    colour: text('colour').notNull(),
    definition: text('definition').notNull(),
    whenToUse: text('when_to_use').notNull(),
    whenNot: text('when_not').notNull(),
    example: text('example').notNull(),
    /** The code that it was merged into, at the end of the line; null for one that stands for itself. */
    mergedInto: text('merged_into').$type<CodeId>(),
    /** Who invented it while coding blind, until somebody accepts it; null for a code like any other. */
    suggestedBy: text('suggested_by').$type<AccountId>(),
    /** Still on its codings, no longer offered for new ones. */
    retired: boolean('retired').notNull().default(false),
  },
  (table) => [primaryKey({ name: 'code_pk', columns: [table.project, table.id] })],
)

/** Merges, splits and retirements as they are recorded in the codebook, through which codings are read. */
export const codeOperation = pgTable(
  'code_operation',
  {
    project: text('project')
      .$type<ProjectId>()
      .notNull()
      .references(() => project.id, { onDelete: 'cascade' }),
    id: text('id').notNull(),
    operation: jsonb('operation').$type<CodebookOperation>().notNull(),
  },
  (table) => [primaryKey({ name: 'code_operation_pk', columns: [table.project, table.id] })],
)

export const coding = pgTable(
  'coding',
  {
    layer: text('layer')
      .$type<LayerId>()
      .notNull()
      .references(() => layer.id, { onDelete: 'cascade' }),
    id: text('id').$type<CodingId>().notNull(),
    // Of the layer, repeated here so that retrieval and counts read one table.
    project: text('project').$type<ProjectId>().notNull(),
    source: text('source').$type<SourceId>().notNull(),
    round: text('round').$type<RoundId>().notNull(),
    /** Null in a consensus layer. */
    coder: text('coder').$type<AccountId>(),
    /** As recorded by its coder. */
    code: text('code').$type<CodeId>().notNull(),
    /** What that code stands for now, after merges and splits; null where it is gone from the codebook. */
    readAs: text('read_as').$type<CodeId>(),
    /** UTF-16 offsets into the transcript's run, half open; null when all its words are gone. */
    start: integer('start_offset'),
    end: integer('end_offset'),
    quote: text('quote').notNull(),
    certainty: text('certainty', { enum: certainties }).notNull(),
    remark: text('remark').notNull(),
    at: moment('at').notNull(),
    orphaned: boolean('orphaned')
      .notNull()
      .generatedAlwaysAs(sql`(start_offset is null)`),
  },
  (table) => [
    primaryKey({ name: 'coding_pk', columns: [table.layer, table.id] }),
    index('coding_project_read_as').on(table.project, table.readAs),
    index('coding_source').on(table.source, table.start),
    check('coding_certainty', oneOf(table.certainty, certainties)),
    check(
      'coding_span',
      sql`(${table.start} is null) = (${table.end} is null) and (${table.start} is null or (${table.start} >= 0 and ${table.end} > ${table.start}))`,
    ),
  ],
)

/** That a coder has looked again at a coding whose code was redefined since: it holds until the words change once more. */
export const codingReview = pgTable(
  'coding_review',
  {
    layer: text('layer')
      .$type<LayerId>()
      .notNull()
      .references(() => layer.id, { onDelete: 'cascade' }),
    coding: text('coding').$type<CodingId>().notNull(),
    /** SHA-256 of the definition, when to use and when not that it was looked at under. */
    digest: text('digest').notNull(),
    at: moment('at').notNull(),
  },
  (table) => [primaryKey({ name: 'coding_review_pk', columns: [table.layer, table.coding] })],
)

import {
  sourceKinds,
  type AccountId,
  type CaseId,
  type Participant,
  type ProjectId,
  type SourceId,
} from '@intercoder/domain'
import { bigint, check, foreignKey, index, integer, jsonb, pgTable, text, unique } from 'drizzle-orm/pg-core'
import { account } from './account.ts'
import { studyCase, wave } from './case.ts'
import { bytes, moment, oneOf } from './columns.ts'
import { project } from './project.ts'

export const source = pgTable(
  'source',
  {
    id: text('id').$type<SourceId>().primaryKey(),
    project: text('project')
      .$type<ProjectId>()
      .notNull()
      .references(() => project.id, { onDelete: 'cascade' }),
    name: text('name').notNull(),
    kind: text('kind', { enum: sourceKinds }).notNull(),
    case: text('study_case').$type<CaseId>(),
    wave: text('wave'),
    /** YYYY-MM-DD, when it was recorded or written. */
    date: text('date'),
    participants: jsonb('participants').$type<Participant[]>().notNull().default([]),
    words: integer('words').notNull(),
    turns: integer('turns').notNull(),
    addedAt: moment('added_at').notNull(),
    addedBy: text('added_by')
      .$type<AccountId>()
      .notNull()
      .references(() => account.id),
    deletedAt: moment('deleted_at'),
    /** Of the original file's bytes, by which a second import of the same file is noticed. */
    contentHash: text('content_hash').notNull(),
  },
  (table) => [
    unique('source_project_id_unique').on(table.project, table.id),
    foreignKey({
      name: 'source_case_fk',
      columns: [table.project, table.case],
      foreignColumns: [studyCase.project, studyCase.id],
    }),
    foreignKey({
      name: 'source_wave_fk',
      columns: [table.project, table.wave],
      foreignColumns: [wave.project, wave.name],
    }).onUpdate('cascade'),
    index('source_project_content_hash').on(table.project, table.contentHash),
    index('source_project_case').on(table.project, table.case),
    check('source_kind', oneOf(table.kind, sourceKinds)),
  ],
)

/** The original file, kept as it was received. A table of its own, so that listing sources never reads bytes. */
export const sourceFile = pgTable('source_file', {
  source: text('source')
    .$type<SourceId>()
    .primaryKey()
    .references(() => source.id, { onDelete: 'cascade' }),
  name: text('name').notNull(),
  mediaType: text('media_type').notNull(),
  bytes: bytes('bytes').notNull(),
  byteLength: integer('byte_length').notNull(),
})

/** Read model: the units of a transcript on which coders are compared, as flat pairs of start and end. */
export const sourceUnits = pgTable('source_units', {
  source: text('source')
    .$type<SourceId>()
    .primaryKey()
    .references(() => source.id, { onDelete: 'cascade' }),
  /** How far in the transcript's log they were read: further on they have to be read anew. */
  seq: bigint('seq', { mode: 'number' }).notNull(),
  /** UTF-16 units of the whole run. */
  length: integer('length').notNull(),
  turns: integer('turns').array().notNull(),
  sentences: integer('sentences').array().notNull(),
})

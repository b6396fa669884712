import {
  attributeKinds,
  caseKinds,
  type AttributeId,
  type AttributeValue,
  type CaseId,
  type ProjectId,
} from '@intercoder/domain'
import { check, integer, jsonb, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core'
import { oneOf } from './columns.ts'
import { project } from './project.ts'

/** A column of a project's case table. */
export const attribute = pgTable(
  'attribute',
  {
    id: text('id').$type<AttributeId>().primaryKey(),
    project: text('project')
      .$type<ProjectId>()
      .notNull()
      .references(() => project.id, { onDelete: 'cascade' }),
    name: text('name').notNull(),
    kind: text('kind', { enum: attributeKinds }).notNull(),
    choices: jsonb('choices').$type<string[]>().notNull().default([]),
    order: integer('sort_order').notNull(),
  },
  (table) => [
    unique('attribute_project_name_unique').on(table.project, table.name),
    check('attribute_kind', oneOf(table.kind, attributeKinds)),
  ],
)

/** The table of the noun `case`, whose own name is a reserved word in SQL. */
export const studyCase = pgTable(
  'study_case',
  {
    id: text('id').$type<CaseId>().primaryKey(),
    project: text('project')
      .$type<ProjectId>()
      .notNull()
      .references(() => project.id, { onDelete: 'cascade' }),
    name: text('name').notNull(),
    kind: text('kind', { enum: caseKinds }).notNull(),
    values: jsonb('values').$type<Record<AttributeId, AttributeValue>>().notNull().default({}),
  },
  (table) => [
    unique('study_case_project_name_unique').on(table.project, table.name),
    // What a source refers to, so that it cannot name a case of another project.
    unique('study_case_project_id_unique').on(table.project, table.id),
    check('study_case_kind', oneOf(table.kind, caseKinds)),
  ],
)

export const wave = pgTable(
  'wave',
  {
    project: text('project')
      .$type<ProjectId>()
      .notNull()
      .references(() => project.id, { onDelete: 'cascade' }),
    name: text('name').notNull(),
    order: integer('sort_order').notNull(),
  },
  (table) => [primaryKey({ name: 'wave_pk', columns: [table.project, table.name] })],
)

import type { AccountId, Codebook, ProjectId, VersionId } from '@intercoder/domain'
import { integer, jsonb, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core'
import { account } from './account.ts'
import { moment } from './columns.ts'
import { project } from './project.ts'

/** A named snapshot of the codebook. Never changed once it is made. */
export const codebookVersion = pgTable(
  'codebook_version',
  {
    project: text('project')
      .$type<ProjectId>()
      .notNull()
      .references(() => project.id, { onDelete: 'cascade' }),
    id: text('id').$type<VersionId>().notNull(),
    /** 1, 2, 3 … within the project. */
    number: integer('number').notNull(),
    name: text('name').notNull(),
    note: text('note').notNull().default(''),
    at: moment('at').notNull(),
    by: text('by')
      .$type<AccountId>()
      .notNull()
      .references(() => account.id),
    codebook: jsonb('codebook').$type<Codebook>().notNull(),
  },
  (table) => [
    primaryKey({ name: 'codebook_version_pk', columns: [table.project, table.id] }),
    unique('codebook_version_number_unique').on(table.project, table.number),
  ],
)

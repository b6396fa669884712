import type { AccountId, LayerId, ProjectId, RoundId, SourceId } from '@intercoder/domain'
import { boolean, index, pgTable, text, unique } from 'drizzle-orm/pg-core'
import { account } from './account.ts'
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
    releasedAt: moment('released_at'),
    createdAt: moment('created_at').notNull(),
  },
  (table) => [unique('round_project_name_unique').on(table.project, table.name)],
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
    coder: text('coder')
      .$type<AccountId>()
      .notNull()
      .references(() => account.id),
    /** When it was submitted; from then on it never changes (P3). */
    sealedAt: moment('sealed_at'),
    createdAt: moment('created_at').notNull(),
  },
  (table) => [
    unique('layer_round_source_coder_unique').on(table.round, table.source, table.coder),
    index('layer_source').on(table.source),
    index('layer_coder').on(table.coder),
  ],
)

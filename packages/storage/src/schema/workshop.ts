import type { AccountId, ProjectId, WorkshopId } from '@intercoder/domain'
import { check, index, pgTable, text } from 'drizzle-orm/pg-core'
import { sql } from 'drizzle-orm'
import { account } from './account.ts'
import { moment } from './columns.ts'
import { project } from './project.ts'

/** A live session. Its agenda, place, hands and minutes are a shared document. */
export const workshop = pgTable(
  'workshop',
  {
    id: text('id').$type<WorkshopId>().primaryKey(),
    project: text('project')
      .$type<ProjectId>()
      .notNull()
      .references(() => project.id, { onDelete: 'cascade' }),
    name: text('name').notNull(),
    facilitator: text('facilitator')
      .$type<AccountId>()
      .notNull()
      .references(() => account.id),
    createdAt: moment('created_at').notNull(),
    startedAt: moment('started_at'),
    endedAt: moment('ended_at'),
    /** The last moment at which the server kept that whoever was there was still there. */
    heldAt: moment('held_at'),
  },
  (table) => [
    index('workshop_project').on(table.project),
    check('workshop_order', sql`${table.endedAt} is null or ${table.startedAt} is not null`),
  ],
)

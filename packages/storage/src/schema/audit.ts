import type { AccountId, AuditEntry, AuditKind, ProjectId } from '@intercoder/domain'
import { sql } from 'drizzle-orm'
import { bigint, index, jsonb, pgTable, text } from 'drizzle-orm/pg-core'
import { moment } from './columns.ts'

/**
 * Who did what, when. Rows are only added: a trigger (its migration) refuses anything else. Without foreign keys, since it
 * outlives what it speaks of.
 */
export const audit = pgTable(
  'audit',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    project: text('project').$type<ProjectId>().notNull(),
    account: text('account').$type<AccountId>().notNull(),
    at: moment('at').notNull(),
    kind: text('kind').$type<AuditKind>().notNull(),
    facts: jsonb('facts').$type<AuditEntry['facts']>().notNull(),
  },
  (table) => [
    index('audit_project').on(table.project, table.id),
    // Asked whenever a layer is: who has looked at one before release.
    index('audit_looks')
      .on(table.project)
      .where(sql`${table.kind} = 'layer-overseen'`),
    // Asked before what may come again is told: whether the same was told already.
    index('audit_told').using('hash', table.facts),
  ],
)

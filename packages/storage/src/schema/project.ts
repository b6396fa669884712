import { roles, type AccountId, type CaseId, type InvitationId, type ProjectId } from '@intercoder/domain'
import { sql } from 'drizzle-orm'
import { check, index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { account } from './account.ts'
import { moment, oneOf } from './columns.ts'

export const project = pgTable('project', {
  id: text('id').$type<ProjectId>().primaryKey(),
  name: text('name').notNull(),
  description: text('description').notNull().default(''),
  createdAt: moment('created_at').notNull(),
  deletedAt: moment('deleted_at'),
})

export const member = pgTable(
  'member',
  {
    project: text('project')
      .$type<ProjectId>()
      .notNull()
      .references(() => project.id, { onDelete: 'cascade' }),
    account: text('account')
      .$type<AccountId>()
      .notNull()
      .references(() => account.id, { onDelete: 'cascade' }),
    role: text('role', { enum: roles }).notNull(),
    /** The cases a lead leads; empty for every other role. */
    cases: text('cases')
      .array()
      .$type<CaseId[]>()
      .notNull()
      .default(sql`'{}'`),
  },
  (table) => [
    primaryKey({ name: 'member_pk', columns: [table.project, table.account] }),
    index('member_account').on(table.account),
    check('member_role', oneOf(table.role, roles)),
  ],
)

export const invitation = pgTable(
  'invitation',
  {
    id: text('id').$type<InvitationId>().primaryKey(),
    /** The link's token is shown once and stored only as its hash. */
    tokenHash: text('token_hash').notNull().unique('invitation_token_hash_unique'),
    project: text('project')
      .$type<ProjectId>()
      .notNull()
      .references(() => project.id, { onDelete: 'cascade' }),
    role: text('role', { enum: roles }).notNull(),
    cases: text('cases')
      .array()
      .$type<CaseId[]>()
      .notNull()
      .default(sql`'{}'`),
    createdBy: text('created_by')
      .$type<AccountId>()
      .notNull()
      .references(() => account.id),
    createdAt: moment('created_at').notNull(),
    expiresAt: moment('expires_at').notNull(),
    usedAt: moment('used_at'),
    usedBy: text('used_by')
      .$type<AccountId>()
      .references(() => account.id),
    revokedAt: moment('revoked_at'),
  },
  (table) => [
    index('invitation_project').on(table.project),
    check('invitation_role', oneOf(table.role, roles)),
    check('invitation_used', sql`(${table.usedAt} is null) = (${table.usedBy} is null)`),
  ],
)

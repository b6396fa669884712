import type { AccountId } from '@intercoder/domain'
import { sql } from 'drizzle-orm'
import { bigint, boolean, check, index, pgTable, text } from 'drizzle-orm/pg-core'
import { moment } from './columns.ts'

export const account = pgTable(
  'account',
  {
    id: text('id').$type<AccountId>().primaryKey(),
    /** Lower-cased, so that one address is one account. */
    email: text('email').notNull().unique('account_email_unique'),
    name: text('name').notNull(),
    initials: text('initials').notNull(),
    colour: text('colour').notNull(),
    passwordHash: text('password_hash').notNull(),
    administrator: boolean('administrator').notNull().default(false),
    /** Made with the demo study, its password shown on the sign-in page: such accounts do not make an installation somebody's. */
    demo: boolean('demo').notNull().default(false),
    createdAt: moment('created_at').notNull(),
  },
  (table) => [check('account_email_lower', sql`${table.email} = lower(${table.email})`)],
)

export const session = pgTable(
  'session',
  {
    /** The hash of what the cookie holds; the cookie's value is nowhere stored. */
    id: text('id').primaryKey(),
    account: text('account')
      .$type<AccountId>()
      .notNull()
      .references(() => account.id, { onDelete: 'cascade' }),
    createdAt: moment('created_at').notNull(),
    lastSeenAt: moment('last_seen_at').notNull(),
    expiresAt: moment('expires_at').notNull(),
    agent: text('agent').notNull().default(''),
  },
  (table) => [index('session_account').on(table.account), index('session_expires_at').on(table.expiresAt)],
)

/** Settings of the whole installation: one row, made by the first migration. */
export const installation = pgTable(
  'installation',
  {
    only: boolean('only').primaryKey().default(true),
    /** Whether anyone may register without an invitation. */
    open: boolean('open').notNull().default(false),
  },
  (table) => [check('installation_only', sql`${table.only}`)],
)

/** Failed sign-ins by account and by address, so that a restart does not reset the rate limit. */
export const signInAttempt = pgTable(
  'sign_in_attempt',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    /** Whatever the limit counts by, such as `account:…` or `address:…`. */
    key: text('key').notNull(),
    at: moment('at').notNull(),
  },
  (table) => [index('sign_in_attempt_key_at').on(table.key, table.at), index('sign_in_attempt_at').on(table.at)],
)

/**
 * The log of the shared documents. It stands by itself, without foreign keys: it is evidence, it outlives what it
 * speaks of, and its insert is the hot path of the product. Its bytes are stored as they are (a migration says so):
 * compressing a large snapshot would hold up everyone's appends on the embedded database.
 */
import type { AccountId } from '@intercoder/domain'
import { bigint, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { bytes, moment } from './columns.ts'

/** The head of each log. Its row is what concurrent writers of one document wait for, which keeps seqs gapless. */
export const document = pgTable('document', {
  name: text('name').primaryKey(),
  headSeq: bigint('head_seq', { mode: 'number' }).notNull(),
})

export const documentUpdate = pgTable(
  'document_update',
  {
    document: text('document').notNull(),
    seq: bigint('seq', { mode: 'number' }).notNull(),
    account: text('account').$type<AccountId>().notNull(),
    at: moment('at').notNull(),
    update: bytes('update').notNull(),
  },
  (table) => [primaryKey({ name: 'document_update_pk', columns: [table.document, table.seq] })],
)

export const documentSnapshot = pgTable(
  'document_snapshot',
  {
    document: text('document').notNull(),
    seq: bigint('seq', { mode: 'number' }).notNull(),
    state: bytes('state').notNull(),
    stateVector: bytes('state_vector').notNull(),
    /** SHA-256 of state and state vector: a snapshot that does not match it is passed over for the log. */
    digest: bytes('digest').notNull(),
  },
  (table) => [primaryKey({ name: 'document_snapshot_pk', columns: [table.document, table.seq] })],
)

/** How far the read models have followed each log: what lies behind its head at a start was cut off and is caught up with. */
export const projection = pgTable('projection', {
  document: text('document').primaryKey(),
  seq: bigint('seq', { mode: 'number' }).notNull(),
})

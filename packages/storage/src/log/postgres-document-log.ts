import type { AccountId } from '@intercoder/domain'
import type { Pool } from 'pg'
import { placeInGroup } from './append-group.ts'
import { LogDamaged, type DocumentLog, type LoggedUpdate, type PendingUpdate, type Snapshot } from './document-log.ts'
import { digestOf, isSound, type SnapshotRow } from './snapshot-digest.ts'

/** Rows of history read at a time. */
const PAGE = 200

/** The log of one database. Statements are named, so that PostgreSQL plans each once per connection. */
export function createDocumentLog(pool: Pool): DocumentLog {
  return {
    append: (updates) => append(pool, updates),
    async load(document) {
      const snapshot = await newestSoundSnapshot(pool, document)
      return { snapshot, tail: await tailAfter(pool, document, snapshot?.seq ?? 0) }
    },
    saveSnapshot: (document, snapshot) => saveSnapshot(pool, document, snapshot),
    history: (document, at) => history(pool, document, at),
  }
}

/**
 * One statement, hence one transaction and one round trip: it moves the heads, whose row locks make concurrent
 * servers wait for each other in name order, and adds the rows that belong to the seqs so taken. The bytes of all
 * updates cross as one value, because an array of them would be sent and parsed as text.
 */
const APPEND = `
with head as (
  insert into document (name, head_seq)
  select * from unnest($1::text[], $2::bigint[])
  on conflict (name) do update set head_seq = document.head_seq + excluded.head_seq
  returning name, head_seq
), added as (
  insert into document_update (document, seq, account, at, update)
  select item.document, head.head_seq - item.behind, item.account, item.at,
    substring($8::bytea from item.start for item.length)
  from unnest($3::text[], $4::bigint[], $5::text[], $6::bigint[], $7::int[], $9::int[])
    as item (document, behind, account, at, start, length)
  join head on head.name = item.document
)
select name, head_seq from head`

async function append(pool: Pool, updates: PendingUpdate[]): Promise<number[]> {
  if (updates.length === 0) return []
  const { names, counts, behind, starts, bytes } = placeInGroup(updates)
  const { rows } = await pool.query<{ name: string; head_seq: string }>({
    name: 'append',
    text: APPEND,
    values: [
      names,
      counts,
      updates.map(({ document }) => document),
      behind,
      updates.map(({ account }) => account),
      updates.map(({ at }) => at),
      starts,
      bytes,
      updates.map(({ update }) => update.length),
    ],
  })
  const heads = new Map(rows.map((row) => [row.name, Number(row.head_seq)]))
  return updates.map(({ document }, index) => (heads.get(document) ?? NaN) - (behind[index] ?? NaN))
}

/** The newest snapshot that is what was stored, or null where there is none and the log has to be read whole. */
async function newestSoundSnapshot(pool: Pool, document: string): Promise<Snapshot | null> {
  for (let below = Number.MAX_SAFE_INTEGER; ;) {
    // As base64: bytes would come as hexadecimal, half as long again to send and to take apart.
    const { rows } = await pool.query<Omit<SnapshotRow, 'state'> & { base64: string }>({
      name: 'snapshot',
      text: `select seq, encode(state, 'base64') as base64, state_vector, digest from document_snapshot
        where document = $1 and seq < $2 order by seq desc limit 1`,
      values: [document, below],
    })
    const [found] = rows
    if (!found) return null
    const row = { ...found, state: Buffer.from(found.base64, 'base64') }
    below = Number(row.seq)
    if (isSound(row)) return { seq: below, state: row.state, stateVector: row.state_vector }
  }
}

interface UpdateRow {
  seq: string
  account: AccountId
  at: string
  update: Buffer
}

async function tailAfter(pool: Pool, document: string, seq: number): Promise<LoggedUpdate[]> {
  const { rows } = await pool.query<UpdateRow>({
    name: 'tail',
    text: `select seq, account, at, update from document_update where document = $1 and seq > $2 order by seq`,
    values: [document, seq],
  })
  return unbroken(document, seq, rows)
}

async function* history(pool: Pool, document: string, at?: number): AsyncIterable<LoggedUpdate> {
  const last = at === undefined ? null : await lastSeqBy(pool, document, at)
  let seq = 0
  for (;;) {
    const { rows } = await pool.query<UpdateRow>({
      name: 'history',
      text: `select seq, account, at, update from document_update
        where document = $1 and seq > $2 and ($3::bigint is null or seq <= $3) order by seq limit ${PAGE}`,
      values: [document, seq, last],
    })
    const page = unbroken(document, seq, rows)
    yield* page
    seq += page.length
    if (page.length < PAGE) return
  }
}

async function lastSeqBy(pool: Pool, document: string, at: number): Promise<number> {
  const { rows } = await pool.query<{ seq: string }>(
    `select seq from document_update where document = $1 and at <= $2 order by seq desc limit 1`,
    [document, at],
  )
  return Number(rows[0]?.seq ?? 0)
}

/** The rows as updates, once it is certain that they follow `after` without a hole. */
function unbroken(document: string, after: number, rows: UpdateRow[]): LoggedUpdate[] {
  return rows.map((row, index) => {
    const seq = Number(row.seq)
    if (seq !== after + 1 + index) throw new LogDamaged(document, after + 1 + index)
    return { seq, account: row.account, at: Number(row.at), update: row.update }
  })
}

/** Two are kept: if the newest turns out damaged, the one before it spares reading the whole log. */
const SAVE_SNAPSHOT = `
with outlived as (
  delete from document_snapshot
  where document = $1 and seq < (select max(seq) from document_snapshot where document = $1 and seq < $2)
)
insert into document_snapshot (document, seq, state, state_vector, digest)
select name, $2, $3, $4, $5 from document where name = $1 and head_seq >= $2
on conflict (document, seq) do update
  set state = excluded.state, state_vector = excluded.state_vector, digest = excluded.digest`

async function saveSnapshot(pool: Pool, document: string, { seq, state, stateVector }: Snapshot): Promise<void> {
  const { rowCount } = await pool.query({
    name: 'save-snapshot',
    text: SAVE_SNAPSHOT,
    values: [document, seq, asBuffer(state), asBuffer(stateVector), digestOf(state, stateVector)],
  })
  if (rowCount !== 1) throw new Error(`A snapshot of ${document} claims seq ${seq}, which its log does not reach.`)
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

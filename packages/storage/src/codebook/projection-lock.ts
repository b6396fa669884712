/**
 * Keeps projections of one project in step: layers are projected side by side, but not while the codebook through which
 * they are read changes. Advisory locks, because locking rows would write them.
 */
import type { LayerId, ProjectId } from '@intercoder/domain'
import { sql } from 'drizzle-orm'
import type { Database } from '../database/database.ts'

const CODEBOOK = 4_321_002
const LAYER = 4_321_003

/** Until the end of the transaction. */
export async function holdCodebook(tx: Database, project: ProjectId, how: 'shared' | 'alone'): Promise<void> {
  const lock = how === 'alone' ? sql`pg_advisory_xact_lock` : sql`pg_advisory_xact_lock_shared`
  await tx.execute(sql`select ${lock}(${CODEBOOK}, hashtext(${project}))`)
}

/** Until the end of the transaction. */
export async function holdLayer(tx: Database, layer: LayerId): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${LAYER}, hashtext(${layer}))`)
}

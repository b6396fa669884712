import { accept, refuse, type ProjectId, type Result, type Wave } from '@intercoder/domain'
import { and, asc, eq, notInArray, sql } from 'drizzle-orm'
import type { Database } from '../database/database.ts'
import { source, wave } from '../schema/index.ts'
import { lockTable } from './attributes.ts'

/** A wave as it shall be, and as it was called, where it is only renamed. */
export interface GivenWave {
  name: string
  was?: string | undefined
}

export type WaveRefusal =
  | { kind: 'unknown-wave'; name: string }
  | { kind: 'name-taken'; name: string }
  | { kind: 'wave-in-use'; name: string; sources: number }

/** In their order in time. */
export function listWaves(db: Database, of: ProjectId): Promise<Wave[]> {
  return db
    .select({ name: wave.name, order: wave.order })
    .from(wave)
    .where(eq(wave.project, of))
    .orderBy(asc(wave.order), asc(wave.name))
}

/** Makes the waves of a project exactly those given, in that order. A wave that sources belong to may be renamed, not dropped. */
export function replaceWaves(db: Database, of: ProjectId, given: GivenWave[]): Promise<Result<Wave[], WaveRefusal>> {
  return db.transaction(async (tx) => {
    await lockTable(tx, of)
    const known = (await listWaves(tx, of)).map((one) => one.name)
    const kept = given.map((one) => one.was ?? one.name)
    const flaw = flawOf(given, kept, known) ?? (await findDroppedInUse(tx, of, kept))
    if (flaw) return refuse(flaw)
    await tx.delete(wave).where(and(eq(wave.project, of), notInArray(wave.name, kept)))
    await rename(tx, of, given)
    for (const [index, one] of given.entries())
      await tx
        .insert(wave)
        .values({ project: of, name: one.name, order: index + 1 })
        .onConflictDoUpdate({ target: [wave.project, wave.name], set: { order: index + 1 } })
    return accept(await listWaves(tx, of))
  })
}

function flawOf(given: GivenWave[], kept: string[], known: string[]): WaveRefusal | null {
  const names = given.map((one) => one.name)
  const taken =
    names.find((name, index) => names.indexOf(name) !== index) ??
    kept.find((name, index) => kept.indexOf(name) !== index)
  if (taken !== undefined) return { kind: 'name-taken', name: taken }
  const stranger = given.find((one) => one.was !== undefined && !known.includes(one.was))
  return stranger ? { kind: 'unknown-wave', name: stranger.was ?? '' } : null
}

async function findDroppedInUse(tx: Database, of: ProjectId, kept: string[]): Promise<WaveRefusal | null> {
  const [used] = await tx
    .select({ name: source.wave, sources: sql<number>`count(*)::int` })
    .from(source)
    .where(and(eq(source.project, of), notInArray(source.wave, kept)))
    .groupBy(source.wave)
    .limit(1)
  return used ? { kind: 'wave-in-use', name: used.name ?? '', sources: used.sources } : null
}

/** By way of names that nobody can have given, so that two waves may swap theirs. */
async function rename(tx: Database, of: ProjectId, given: GivenWave[]): Promise<void> {
  const renamed = given.filter((one) => one.was !== undefined && one.was !== one.name)
  const called = (name: string) => and(eq(wave.project, of), eq(wave.name, name))
  for (const one of renamed)
    await tx
      .update(wave)
      .set({ name: `\n${one.was}` })
      .where(called(one.was ?? ''))
  for (const one of renamed)
    await tx
      .update(wave)
      .set({ name: one.name })
      .where(called(`\n${one.was}`))
}

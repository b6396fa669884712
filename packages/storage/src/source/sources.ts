import type { AccountId, CaseId, ProjectId, Source, SourceId } from '@intercoder/domain'
import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import type { Database } from '../database/database.ts'
import { source, sourceFile } from '../schema/index.ts'

/** A source with the facts of its list: how long it is, who brought it, what file it came as. Times are milliseconds. */
export interface ListedSource {
  source: Source
  words: number
  turns: number
  addedAt: number
  addedBy: AccountId
  deletedAt: number | null
  file: { name: string; bytes: number }
}

export interface NewSource {
  source: Source
  words: number
  turns: number
  addedAt: number
  addedBy: AccountId
  file: OriginalFile
  /** SHA-256 of the file's bytes, in hexadecimal. */
  contentHash: string
}

export interface OriginalFile {
  name: string
  mediaType: string
  bytes: Uint8Array
}

const listed = {
  source: {
    id: source.id,
    project: source.project,
    name: source.name,
    kind: source.kind,
    case: source.case,
    wave: source.wave,
    date: source.date,
    participants: source.participants,
  },
  words: source.words,
  turns: source.turns,
  addedAt: source.addedAt,
  addedBy: source.addedBy,
  deletedAt: source.deletedAt,
  file: { name: sourceFile.name, bytes: sourceFile.byteLength },
}

/** By name, without the deleted ones. */
export function listSources(db: Database, of: ProjectId): Promise<ListedSource[]> {
  return db
    .select(listed)
    .from(source)
    .innerJoin(sourceFile, eq(sourceFile.source, source.id))
    .where(and(eq(source.project, of), isNull(source.deletedAt)))
    .orderBy(asc(source.name), asc(source.id))
}

/** Deleted sources too: only who may restore one is told of it, which is for the asker to decide. */
export async function findSource(db: Database, of: ProjectId, id: SourceId): Promise<ListedSource | null> {
  const [found] = await db
    .select(listed)
    .from(source)
    .innerJoin(sourceFile, eq(sourceFile.source, source.id))
    .where(isSource(of, id))
  return found ?? null
}

export function insertSource(db: Database, made: NewSource): Promise<void> {
  return db.transaction(async (tx) => {
    const { file, source: facts, ...more } = made
    await tx.insert(source).values({ ...facts, ...more })
    await tx.insert(sourceFile).values({ source: facts.id, ...file, byteLength: file.bytes.length })
  })
}

/** What is undefined stays as it is. */
export type SourceChange = { [K in Exclude<keyof Source, 'id' | 'project'>]?: Source[K] | undefined }

export async function updateSource(db: Database, of: ProjectId, id: SourceId, change: SourceChange): Promise<void> {
  if (Object.values(change).some((value) => value !== undefined))
    await db.update(source).set(change).where(isSource(of, id))
}

/** Takes a source out of sight, or with null brings it back. Nothing of it is lost either way. */
export async function setSourceDeleted(db: Database, of: ProjectId, id: SourceId, at: number | null): Promise<void> {
  await db.update(source).set({ deletedAt: at }).where(isSource(of, id))
}

/** Keeps the length of a transcript that was corrected. */
export async function setSourceLength(
  db: Database,
  id: SourceId,
  length: { words: number; turns: number },
): Promise<void> {
  await db.update(source).set(length).where(eq(source.id, id))
}

export async function readOriginal(db: Database, id: SourceId): Promise<OriginalFile | null> {
  const [found] = await db
    .select({ name: sourceFile.name, mediaType: sourceFile.mediaType, bytes: sourceFile.bytes })
    .from(sourceFile)
    .where(eq(sourceFile.source, id))
  return found ?? null
}

/** The source that came of the same bytes; the oldest where there are several. */
export async function findSameFile(
  db: Database,
  of: ProjectId,
  contentHash: string,
): Promise<{ source: SourceId; name: string } | null> {
  const [found] = await db
    .select({ source: source.id, name: source.name })
    .from(source)
    .where(and(eq(source.project, of), eq(source.contentHash, contentHash), isNull(source.deletedAt)))
    .orderBy(asc(source.addedAt), asc(source.id))
    .limit(1)
  return found ?? null
}

/** Which project and case a source belongs to; null where there is none. What the right to its transcript hangs on. */
export async function placeSource(
  db: Database,
  id: SourceId,
): Promise<{ project: ProjectId; case: CaseId | null; deleted: boolean } | null> {
  const [found] = await db
    .select({ project: source.project, case: source.case, deleted: sql<boolean>`${source.deletedAt} is not null` })
    .from(source)
    .where(eq(source.id, id))
  return found ?? null
}

function isSource(of: ProjectId, id: SourceId) {
  return and(eq(source.project, of), eq(source.id, id))
}

/** What the contract of the log is tried on: one database, opened as often as a test needs. */
import { afterAll, beforeAll } from 'vitest'
import type { AccountId } from '@intercoder/domain'
import { openDatabase, type OpenDatabase } from '../../database/database.ts'
import type { DocumentLog, LoggedUpdate, PendingUpdate, StoredDocument } from '../../log/document-log.ts'
import { createDocumentLog } from '../../log/postgres-document-log.ts'
import type { Engine, Place } from '../engines.ts'

export interface Subject {
  database: OpenDatabase
  log: DocumentLog
  place: Place
  /** A name that no other test uses. */
  newDocument(): string
}

/** Opens a database before the tests of this group and removes it after them. */
export function useSubject(engine: Engine): () => Subject {
  let subject: Subject
  let documents = 0
  beforeAll(async () => {
    const place = await engine.makePlace()
    const database = await openDatabase(place.options)
    const newDocument = () => `layer/document-${++documents}`
    subject = { database, log: createDocumentLog(database.pool), place, newDocument }
  })
  afterAll(async () => {
    await subject.database.close()
    await subject.place.remove()
  })
  return () => subject
}

export const account = 'account-anna' as AccountId

export function update(document: string, text: string, at = 1000): PendingUpdate {
  return { document, account, at, update: new TextEncoder().encode(text) }
}

export function textOf({ update: bytes }: LoggedUpdate): string {
  return new TextDecoder().decode(bytes)
}

/** The updates of a document as `seq:text`. */
export async function readTexts(log: DocumentLog, document: string, at?: number): Promise<string[]> {
  const texts: string[] = []
  for await (const logged of log.history(document, at)) texts.push(`${logged.seq}:${textOf(logged)}`)
  return texts
}

/** Which seqs a loaded document is made of. */
export function shapeOf({ snapshot, tail }: StoredDocument): { snapshot: number | null; tail: number[] } {
  return { snapshot: snapshot?.seq ?? null, tail: tail.map(({ seq }) => seq) }
}

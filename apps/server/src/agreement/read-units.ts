/** Keeps the units of transcripts up to date: read when somebody asks for figures, kept until the transcript changes. */
import { readTranscript, openDocument } from '@intercoder/documents'
import { sentenceUnits, turnUnits, type SourceId, type Span } from '@intercoder/domain'
import { findStaleUnits, listUnits, saveUnits, type Database, type SourceUnits } from '@intercoder/storage'
import { nameDocument } from '@intercoder/sync'
import type { Rooms } from '../rooms/index.ts'

export async function readUnits(
  db: Database,
  rooms: Pick<Rooms, 'read'>,
  sources: readonly SourceId[],
): Promise<Map<SourceId, SourceUnits>> {
  for (const { source, seq } of await findStaleUnits(db, sources)) {
    const doc = openDocument(await rooms.read(nameDocument('transcript', source)))
    const transcript = readTranscript(doc)
    doc.destroy()
    const units = { turns: flatten(turnUnits(transcript)), sentences: flatten(sentenceUnits(transcript)) }
    await saveUnits(db, { source, seq, length: transcript.text.length, ...units })
  }
  return new Map((await listUnits(db, sources)).map((units) => [units.source, units]))
}

function flatten(spans: readonly Span[]): number[] {
  return spans.flatMap(({ start, end }) => [start, end])
}

import { readFileSync } from 'node:fs'
import { basename, extname } from 'node:path'
import { createTranscript } from '@intercoder/documents'
import type { AccountId, CaseId, NewId, ProjectId, Source, SourceId, Turn, TurnId } from '@intercoder/domain'
import { readTranscript } from '@intercoder/interchange'
import type { SignedUpdate } from '../codings/make-layer.ts'
import { material, type Material } from './material.ts'

export interface DemoSource {
  source: Source
  file: { name: string; mediaType: string; bytes: Uint8Array }
  turns: Turn[]
  /** Runs of characters that are not white space, outside labels and times. */
  words: number
  /** The first update of the transcript's document. */
  transcriptUpdate: SignedUpdate
}

/** Who brought the sources into which project, and when (milliseconds since 1970). */
export interface Adding {
  project: ProjectId
  addedBy: AccountId
  addedAt: number
}

const mediaTypes: Record<string, string> = { '.md': 'text/markdown', '.txt': 'text/plain', '.vtt': 'text/vtt' }

/** Reads the files as an import does, and begins their transcripts. */
export function buildSources(caseIds: ReadonlyMap<string, CaseId>, adding: Adding, newId: NewId): DemoSource[] {
  return material.map((piece) => buildSource(piece, caseIds.get(piece.hospital) ?? null, adding, newId))
}

function buildSource(piece: Material, where: CaseId | null, adding: Adding, newId: NewId): DemoSource {
  const { name, kind, wave, date, participants, file } = piece
  const { project, addedBy, addedAt } = adding
  const bytes = readMaterial(file)
  const read = readTranscript(bytes, basename(file))
  if (!read.ok) throw new RangeError(`${read.refusal.kind}: ${file}`)
  const turns = read.value.turns.map((turn) => ({ id: newId<TurnId>(), ...turn }))
  return {
    source: { id: newId<SourceId>(), project, name, kind, case: where, wave, date, participants },
    file: { name: basename(file), mediaType: mediaTypes[extname(file)] ?? 'text/plain', bytes },
    turns,
    words: read.value.words,
    transcriptUpdate: { account: addedBy, at: addedAt, update: createTranscript(turns) },
  }
}

/** The bytes of a file of this package. */
export function readMaterial(path: string): Uint8Array {
  return new Uint8Array(readFileSync(new URL(`../../${path}`, import.meta.url)))
}

import { existsSync, readFileSync } from 'node:fs'
import { openDocument } from '@intercoder/documents'
import type { AccountId, CodeId, LayerId, NewId, RoundId } from '@intercoder/domain'
import type * as Y from 'yjs'
import { makeLayer } from '../codings/make-layer.ts'
import { readTable, type PlantedCoding } from '../codings/read-table.ts'
import { wholeBetween, type Random } from '../seeded.ts'
import type { DemoLayer } from './build-study.ts'
import type { DemoSource } from './build-sources.ts'

export interface Reading {
  round: RoundId
  startedAt: number
  random: Random
  newId: NewId
}

const hour = 60 * 60 * 1000

/** Every layer that the tables tell of: a source every third day, each coder at an hour of their own. */
export function buildLayers(
  sources: readonly DemoSource[],
  coders: ReadonlyMap<string, AccountId>,
  codeIds: ReadonlyMap<string, CodeId>,
  reading: Reading,
): DemoLayer[] {
  return sources.flatMap((source, place) => {
    const transcript = openDocument(source.transcriptUpdate.update)
    const opened = reading.startedAt + place * 72 * hour
    const layers = buildLayersOf(source, transcript, coders, codeIds, { ...reading, startedAt: opened })
    transcript.destroy()
    return layers
  })
}

function buildLayersOf(
  { source, file }: DemoSource,
  transcript: Y.Doc,
  coders: ReadonlyMap<string, AccountId>,
  codeIds: ReadonlyMap<string, CodeId>,
  { round, startedAt, random, newId }: Reading,
): DemoLayer[] {
  const planted = readCodings(file.name)
  return [...coders].flatMap(([initials, coder]) => {
    const codings = planted.filter((one) => one.coder === initials)
    if (codings.length === 0) return []
    const id = newId<LayerId>()
    const createdAt = startedAt + wholeBetween(0, 30, random) * hour
    const updates = makeLayer({ transcript, codings, codeIds, coder, startedAt: createdAt, random, newId })
    return [{ id, round, source: source.id, coder, createdAt, sealedAt: null, updates }]
  })
}

/** What was planted in the source of that file name; nothing where nobody has coded it yet. */
export function readCodings(fileName: string): PlantedCoding[] {
  const table = new URL(`../../codings/${fileName.replace(/\.\w+$/, '.txt')}`, import.meta.url)
  return existsSync(table) ? readTable(readFileSync(table, 'utf8')) : []
}

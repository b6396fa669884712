/** What the figures of a round are made of: every coding of every layer in it that the asker may see, source by source. */
import {
  buildCodeTree,
  type AccountId,
  type CaseId,
  type CodeId,
  type CodeNode,
  type CodingId,
  type LayerId,
  type ProjectId,
  type RoundId,
  type SourceId,
} from '@intercoder/domain'
import {
  countCodings,
  isAnyUnprojected,
  listReliability,
  listSources,
  readProjectedCodebook,
  type Database,
  type ReliabilityCoding,
} from '@intercoder/storage'
import { nameDocument } from '@intercoder/sync'
import { findLayersSeenBy } from '../access/layers-seen.ts'
import type { Reach } from '../http/context.ts'
import { nameLayer } from '../projections/projected.ts'
import type { Rooms } from '../rooms/index.ts'
import { readUnits } from './read-units.ts'

export interface ReliabilityLayer {
  layer: LayerId
  /** Null for the consensus. */
  coder: AccountId | null
  submitted: boolean
}

export interface ReliabilitySource {
  source: SourceId
  name: string
  case: CaseId | null
  wave: string | null
  /** UTF-16 units. */
  length: number
  /** Flat pairs of start and end. */
  turns: number[]
  sentences: number[]
  layers: ReliabilityLayer[]
  /** Which layer, by its place in `layers`; half open. */
  codings: { id: CodingId; layer: number; code: CodeId; start: number; end: number; quote: string }[]
}

export interface Reliability {
  /** The codebook, in its order. */
  codes: { id: CodeId; name: string; colour: string }[]
  sources: ReliabilitySource[]
  /** What could not be compared: codings whose words are gone, and those whose code is gone from the codebook. */
  leftOut: { orphaned: number; codeless: number }
  /** Whether codings that are saved are not among them yet. */
  isBehind: boolean
}

export async function gatherReliability(
  { db, rooms }: { db: Database; rooms: Pick<Rooms, 'read'> },
  reach: Reach,
  asker: AccountId,
  round: RoundId,
): Promise<Reliability> {
  const seen = new Set(await findLayersSeenBy(db, reach, asker))
  const placed = (await countCodings(db, reach.project.id)).filter(
    ({ layer }) => layer.round === round && seen.has(layer.id),
  )
  const layersOf = Map.groupBy(placed, ({ layer }) => layer.source)
  const documents = [
    ...placed.map(({ layer }) => nameLayer(layer.id, layer.coder === null)),
    // A correction moves codings without a change of theirs.
    ...placed.flatMap(({ layer, codings }) => (codings > 0 ? [nameDocument('transcript', layer.source)] : [])),
    nameDocument('codebook', reach.project.id),
  ]
  // Asked on both sides of reading, for what is read in between may be from before or after.
  const wasBehind = await isAnyUnprojected(db, documents)
  const codings = await listReliability(
    db,
    placed.map(({ layer }) => layer.id),
  )
  const codingsOf = Map.groupBy(codings, ({ source }) => source)
  const listed = (await listSources(db, reach.project.id)).filter(({ source }) => layersOf.has(source.id))
  const units = await readUnits(
    db,
    rooms,
    listed.map(({ source }) => source.id),
  )
  const sources = listed.flatMap(({ source: { id, name, case: inCase, wave } }): ReliabilitySource[] => {
    const measured = units.get(id)
    if (!measured) return []
    const layers = (layersOf.get(id) ?? []).map(({ layer, sealedAt }) => ({
      layer: layer.id,
      coder: layer.coder,
      submitted: sealedAt !== null,
    }))
    const { length, turns, sentences } = measured
    const placedCodings = placeCodings(codingsOf.get(id) ?? [], layers)
    return [{ source: id, name, case: inCase, wave, length, turns, sentences, layers, codings: placedCodings }]
  })
  const isBehind = wasBehind || (await isAnyUnprojected(db, documents))
  return { codes: await listCodes(db, reach.project.id), sources, leftOut: countLeftOut(codings), isBehind }
}

function placeCodings(codings: readonly ReliabilityCoding[], layers: readonly ReliabilityLayer[]) {
  const places = new Map(layers.map(({ layer }, place) => [layer, place]))
  return codings.flatMap(({ id, layer, code, start, end, quote }) => {
    const place = places.get(layer)
    return place === undefined || code === null || start === null || end === null
      ? []
      : [{ id, layer: place, code, start, end, quote }]
  })
}

function countLeftOut(codings: readonly ReliabilityCoding[]): Reliability['leftOut'] {
  const orphaned = codings.filter(({ start }) => start === null).length
  return { orphaned, codeless: codings.filter(({ start, code }) => start !== null && code === null).length }
}

/** The codes as the codebook shows them, those merged away left out. */
async function listCodes(db: Database, project: ProjectId): Promise<Reliability['codes']> {
  const walk = (nodes: readonly CodeNode[]): Reliability['codes'] =>
    nodes.flatMap(({ code: { id, name, colour }, children }) => [{ id, name, colour }, ...walk(children)])
  return walk(buildCodeTree(await readProjectedCodebook(db, project)))
}

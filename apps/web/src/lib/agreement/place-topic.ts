import type { RoundId } from '@intercoder/domain'
import { passageTopic, titleLength, type AgendaTopic } from '#lib/agenda/agenda-topic.ts'
import { shorten } from '#lib/coding/mark-words.ts'
import type { Place } from './places.ts'

/** The disagreement, where coders differ and it can be settled; else the passage, to be talked about. */
export function topicOfPlace(round: RoundId, place: Place, nameOf: (code: string) => string): AgendaTopic {
  const { start, end, codes, kinds, quote } = place
  const { source, layers, codings } = place.source
  const consensus = layers.find(({ coder }) => coder === null)
  const evidence = codings
    .filter((one) => one.start < end && one.end > start && codes.includes(one.code))
    .filter(({ layer }) => layers[layer]?.coder !== null)
    .map(({ id }) => id)
    .sort()
  if (!consensus || kinds.length === 0 || evidence.length === 0) return passageTopic(source, { start, end }, quote)
  return {
    title: shorten(codes.map(nameOf).join(' / '), titleLength),
    topic: { kind: 'disagreement', round, source, layer: consensus.layer, evidence },
  }
}

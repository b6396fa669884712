import type { CodingId, LayerId, RoundId, SourceId, Span } from '@intercoder/domain'
import { shorten } from '#lib/coding/mark-words.ts'

/** What is put on an agenda from where it is read. */
export interface AgendaTopic {
  title: string
  topic:
    | { kind: 'disagreement'; round: RoundId; source: SourceId; layer: LayerId; evidence: CodingId[] }
    | { kind: 'passage'; source: SourceId; place: Span }
}

/** Longest title made of other words, in UTF-16 units. */
export const titleLength = 120

export function passageTopic(source: SourceId, place: Span, words: string): AgendaTopic {
  return { title: `“${shorten(words, titleLength)}”`, topic: { kind: 'passage', source, place } }
}

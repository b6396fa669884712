import { countWords } from '../count-words.ts'
import type { ImportedTranscript, SpeakerDecisions } from '../imported-transcript.ts'
import { makeTurns } from './make-turns.ts'

/**
 * The same transcript with other decisions about its labels: declined ones go back into the text, two with one name are
 * one speaker. Labels without a decision are as proposed, whatever was decided before.
 */
export function applySpeakerDecisions(transcript: ImportedTranscript, decisions: SpeakerDecisions): ImportedTranscript {
  const turns = makeTurns(transcript.passages, transcript.style, transcript.speakers, decisions)
  return { ...transcript, turns, words: turns.reduce((sum, turn) => sum + countWords(turn.text), 0) }
}

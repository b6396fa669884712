/** From passages and decisions about their labels to turns. */
import { countWords } from '../count-words.ts'
import type {
  ImportedTurn,
  Passage,
  ProposedSpeaker,
  SpeakerDecision,
  SpeakerDecisions,
  Style,
} from '../imported-transcript.ts'

/** Every label found, most turns first, then in the order of the file. */
export function countSpeakers(passages: readonly Passage[], proposed: ReadonlySet<string>): ProposedSpeaker[] {
  const found = new Map<string, ProposedSpeaker>()
  for (const { label, text } of passages) {
    if (label === null) continue
    const speaker = found.get(label) ?? { label, turns: 0, words: 0, proposed: proposed.has(label) }
    found.set(label, { ...speaker, turns: speaker.turns + 1, words: speaker.words + countWords(text) })
  }
  return [...found.values()].sort((a, b) => b.turns - a.turns)
}

/** The turns that follow from `decisions`; labels without one are as proposed. */
export function makeTurns(
  passages: readonly Passage[],
  style: Style,
  speakers: readonly ProposedSpeaker[],
  decisions: SpeakerDecisions,
): ImportedTurn[] {
  const decided = new Map<string, SpeakerDecision>(
    speakers.map(({ label, proposed }) => [label, decide(label, proposed, decisions)]),
  )
  const turns: ImportedTurn[] = []
  for (const passage of passages) {
    const decision = passage.label === null ? undefined : decided.get(passage.label)
    if (decision?.as === 'speaker') addSpoken(turns, passage, decision.name.trim(), style === 'speaker-cues')
    else addUnlabelled(turns, passage, style)
  }
  return turns
}

function decide(label: string, proposed: boolean, decisions: SpeakerDecisions): SpeakerDecision {
  const decision = Object.hasOwn(decisions, label) ? decisions[label] : undefined
  return decision ?? (proposed ? { as: 'speaker', name: label } : { as: 'text' })
}

function addSpoken(turns: ImportedTurn[], { start, end, text }: Passage, speaker: string, merging: boolean): void {
  const last = turns.at(-1)
  if (merging && last && last.speaker === speaker && speaker !== '') continueTurn(last, text, ' ', end)
  else turns.push({ speaker, start, end, text })
}

/** A declined label goes back in front of its words, and these to the speaker above; words that had no label stay nobody's. */
function addUnlabelled(turns: ImportedTurn[], passage: Passage, style: Style): void {
  const { label, lead, start, end } = passage
  const text = label === null ? passage.text : (lead + passage.text).trim()
  const last = turns.at(-1)
  if (text === '') return
  if (label !== null && last && last.speaker !== '')
    continueTurn(last, text, style === 'speaker-cues' ? ' ' : '\n', end)
  else if (start !== null) turns.push({ speaker: '', start, end, text })
  else for (const paragraph of text.split('\n')) turns.push({ speaker: '', start: null, end: null, text: paragraph })
}

function continueTurn(turn: ImportedTurn, text: string, separator: string, end: number | null): void {
  // Plain concatenation: thousands of cues make one turn, and joining would copy it each time.
  turn.text += turn.text === '' || text === '' ? text : separator + text
  turn.end = end === null || turn.end === null ? (end ?? turn.end) : Math.max(turn.end, end)
}

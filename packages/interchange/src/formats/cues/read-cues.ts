/** From cues to passages: who speaks, in a voice tag or in front of the words, and what is odd about the times. */
import type { ImportNote } from '../../import-note.ts'
import type { Passage } from '../../imported-transcript.ts'
import type { Reading } from '../../reading.ts'
import { judgeLabels, type LabelCounts } from '../../speakers/judge-labels.ts'
import { readLabel } from '../../styles/labels.ts'
import { readVoices } from './cue-markup.ts'
import { findCues, type Cue } from './find-cues.ts'

/** Where so many cues begin with a name, a name in front is how this file says who speaks. */
const SHARE_WITH_NAMES = 0.6

/** Reads the lines of a caption file in any of its dialects. */
export function readCues(lines: readonly string[]): Omit<Reading, 'format'> {
  const { cues, notes } = findCues(lines)
  return readSpokenCues(cues, notes)
}

/** As `readCues`, of cues that were found already. */
export function readSpokenCues(cues: readonly Cue[], notes: ImportNote[]): Omit<Reading, 'format'> {
  const voiced = cues.flatMap(takeVoices)
  const proposed = proposeSpeakers(voiced)
  const named = proposed.size > 0
  const passages = voiced.map(named ? joinLines : putBackLabel)
  return {
    style: named ? 'speaker-cues' : 'cues',
    passages,
    proposed,
    notes: [...notes, ...noteTimes(cues), ...noteEmpty(cues), ...(named ? noteMerging(voiced) : [])],
  }
}

function takeVoices(cue: Cue): Passage[] {
  const times = { start: cue.start, end: cue.end >= cue.start ? cue.end : null }
  return readVoices(cue.raw).map(({ voice, text }) => {
    if (voice !== null && voice !== '') return { label: voice, lead: '', ...times, text }
    const head = readLabel(text)
    if (!head) return { label: null, lead: '', ...times, text }
    return { label: head.label, lead: head.lead, ...times, text: head.rest.trim() }
  })
}

function proposeSpeakers(passages: readonly Passage[]): Set<string> {
  const tagged = new Set<string>()
  const counts: LabelCounts = new Map()
  let labelled = 0
  for (const { label, lead } of passages) {
    if (label === null) continue
    labelled++
    if (lead === '') tagged.add(label)
    else counts.set(label, (counts.get(label) ?? 0) + 1)
  }
  const trust = labelled >= passages.length * SHARE_WITH_NAMES ? 'high' : 'low'
  return new Set([...tagged, ...judgeLabels(counts, passages.length, trust)])
}

/** Nobody is named in this file, so what looked like a name is part of the caption. */
function putBackLabel(passage: Passage): Passage {
  return { ...passage, label: null, lead: '', text: passage.lead + passage.text }
}

/** Where cues become turns, the line breaks of the screen mean nothing; a dash in front is another voice. */
function joinLines(passage: Passage): Passage {
  const [first = '', ...others] = passage.text.split('\n').map((line) => line.trimEnd())
  const text = others.reduce((all, line) => all + (line.startsWith('-') ? '\n' : ' ') + line, first)
  return { ...passage, text }
}

function noteTimes(cues: readonly Cue[]): ImportNote[] {
  const reversed = cues.filter((cue) => cue.end < cue.start).length
  const early = cues.filter((cue, at) => cue.start < (cues[at - 1]?.start ?? 0)).length
  const overlapping = cues.filter((cue, at) => cue.start < (cues[at - 1]?.end ?? 0)).length - early
  const notes: ImportNote[] = []
  if (reversed > 0) notes.push({ kind: 'cue-ends-dropped', count: reversed })
  if (early > 0) notes.push({ kind: 'cues-out-of-order', count: early })
  if (overlapping > 0) notes.push({ kind: 'cues-overlapping', count: overlapping })
  return notes
}

function noteEmpty(cues: readonly Cue[]): ImportNote[] {
  const empty = cues.filter((cue) => readVoices(cue.raw).length === 0).length
  return empty > 0 ? [{ kind: 'empty-cues-left-out', count: empty }] : []
}

function noteMerging(passages: readonly Passage[]): ImportNote[] {
  const merged = passages.some(({ label }, at) => label !== null && label === passages[at - 1]?.label)
  return merged ? [{ kind: 'cues-merged', cues: passages.length }] : []
}

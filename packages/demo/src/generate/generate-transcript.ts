/** Talk of any length for benchmarks, put together from the answers of the demo's interviews. */
import { createTranscript } from '@intercoder/documents'
import type { Turn, TurnId } from '@intercoder/domain'
import { readTranscript } from '@intercoder/interchange'
import { pick, seededIds, seededRandom, wholeBetween } from '../seeded.ts'
import { readMaterial } from '../study/build-sources.ts'
import { material } from '../study/material.ts'

export interface GeneratedTranscript {
  turns: Turn[]
  /** The first update of the transcript's document. */
  update: Uint8Array
}

/** The same words and seed give the same bytes. Exactly `words` runs of characters that are not white space. */
export function generateTranscript({ words, seed }: { words: number; seed: number }): GeneratedTranscript {
  const random = seededRandom(seed)
  const newId = seededIds(random)
  const sentences = readSentences()
  const turns: Turn[] = []
  let clock = 0
  for (let left = words; left > 0;) {
    const isQuestion = turns.length % 2 === 0
    const wanted = Math.min(left, isQuestion ? wholeBetween(4, 14, random) : wholeBetween(20, 160, random))
    const text = talk(sentences, wanted, random)
    const start = clock
    clock += wanted * 380
    const speaker = isQuestion ? 'Interviewer' : 'Participant'
    turns.push({ id: newId<TurnId>(), speaker, start, end: clock, text })
    left -= wanted
  }
  return { turns, update: createTranscript(turns) }
}

function talk(sentences: readonly string[], words: number, random: () => number): string {
  const said: string[] = []
  while (said.length < words) said.push(...pick(sentences, random).split(' '))
  return said.slice(0, words).join(' ')
}

function readSentences(): string[] {
  const interviews = material.filter(({ kind }) => kind === 'interview')
  const turns = interviews.flatMap(({ file }) => {
    const read = readTranscript(readMaterial(file), file)
    return read.ok ? read.value.turns : []
  })
  return turns
    .flatMap(({ text }) => text.split(/(?<=[.?!])\s+/))
    .map((sentence) => sentence.replace(/\s+/g, ' ').trim())
}

import { describe, expect, it } from 'vitest'
import type { SpeakerDecisions } from '../imported-transcript.ts'
import { importFile, readFixture, showTurns } from '../testing/read-files.ts'

const decideIn = (name: string, speakers: SpeakerDecisions) => importFile(readFixture(name), name, { speakers })
const labels = decideIn('labels.txt', {})

describe('deciding about speakers', () => {
  it('puts a declined label back in front of its words, in the turn above', () => {
    const decided = decideIn('labels.txt', { 'Dr. A. Lind': { as: 'text' } })
    expect(showTurns(decided).at(-2)).toBe(
      '- Sister Quist: Then it was summer. And so: autumn.\nThe thing is: nobody asked us.\nDr. A. Lind: May I add something?',
    )
    expect(decided.words).toBe(labels.words + 3)
  })

  it('makes a speaker of a label that was not proposed', () => {
    const decided = decideIn('labels.txt', { Note: { as: 'speaker', name: 'Observer' } })
    expect(showTurns(decided)).toContain('- Observer: a bleep goes off.')
    expect(decided.words).toBe(labels.words - 1)
  })

  it('renames, and merges two labels under one name', () => {
    const decided = decideIn('labels.txt', {
      'Sister Quist': { as: 'speaker', name: ' Ward sister ' },
      'Dr. A. Lind': { as: 'speaker', name: 'Ward sister' },
    })
    expect(new Set(decided.turns.map(({ speaker }) => speaker))).toEqual(new Set(['', 'Interviewer', 'Ward sister']))
    expect(decided.turns).toHaveLength(labels.turns.length)
  })

  it('joins cues that come to follow each other under one name', () => {
    const decided = decideIn('zoom-speakers.vtt', { 'Marta (ward sister)': { as: 'speaker', name: 'Ines Okafor' } })
    expect(decided.turns[0]).toMatchObject({ speaker: 'Ines Okafor', start: 2100, end: 12000 })
    expect(decided.turns).toHaveLength(3)
  })

  it('keeps every paragraph a turn where nobody is a speaker any more', () => {
    const nobody = Object.fromEntries(labels.speakers.map(({ label }) => [label, { as: 'text' } as const]))
    const decided = decideIn('labels.txt', nobody)
    expect(decided.turns.map(({ text }) => text).join('\n')).toBe(
      new TextDecoder()
        .decode(readFixture('labels.txt'))
        .split('\n')
        .filter((line) => line !== '')
        .join('\n'),
    )
  })

  it('P6 is not confused by labels that are names of object members', () => {
    const text = 'constructor: hi\ntoString: hello\nconstructor: so\ntoString: yes\nconstructor: and\ntoString: no\n'
    const transcript = importFile(new TextEncoder().encode(text), 'x.txt')
    expect(showTurns(transcript).slice(0, 2)).toEqual(['- constructor: hi', '- toString: hello'])
  })
})

import { type Transcript, turnMarker } from '@intercoder/domain'
import { describe, expect, test } from 'vitest'
import { seededRandom } from '../seeded.ts'
import { findWords } from './find-words.ts'
import { habits } from './habits.ts'

const texts = ['How was it?', 'It was slow, as I said, and nobody came. Then it was quick. We went home.']
const transcript: Transcript = {
  text: texts.map((text) => turnMarker + text).join(''),
  turns: texts.map((text, place) => ({
    id: `turn-${place}0000` as never,
    speaker: 'Nurse',
    start: null,
    end: null,
    text,
    offset: place === 0 ? 0 : 1 + texts[0]!.length,
  })),
}
const span = findWords(transcript.text, 'slow, as I said, and nobody came')

/** What a coder makes of the same words in two hundred readings. */
function readings(initials: string): Set<string> {
  const random = seededRandom(7)
  const drawn = Array.from({ length: 200 }, () => habits[initials]!(transcript, span, random))
  return new Set(drawn.map(({ start, end }) => transcript.text.slice(start, end)))
}

describe('the habits of the coders', () => {
  test('Ines keeps the phrase or ends the sentence', () => {
    expect(readings('IF')).toEqual(
      new Set(['slow, as I said, and nobody came', 'It was slow, as I said, and nobody came.']),
    )
  })

  test('Kwame takes the sentence or the whole of a short answer', () => {
    expect(readings('KA')).toEqual(new Set(['It was slow, as I said, and nobody came.', texts[1]]))
  })

  test('Yuki takes a clause where it is long enough', () => {
    expect(readings('YT')).toEqual(new Set(['slow, as I said, and nobody came', 'as I said, and nobody came']))
  })

  test('Tomasz is a few words off, inside the answer, without loose marks', () => {
    const taken = readings('TW')
    expect(taken.size).toBeGreaterThan(5)
    for (const words of taken) {
      expect(texts[1]).toContain(words)
      expect(words).toMatch(/^\w.*[\w.]$/)
    }
  })
})

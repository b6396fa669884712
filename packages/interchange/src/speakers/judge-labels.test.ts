import { describe, expect, it } from 'vitest'
import { judgeLabels } from './judge-labels.ts'
import { isLabelShaped, isNameLike } from './label-shape.ts'

describe('the shape of a label', () => {
  it.each([
    'Ana',
    'A',
    'P1',
    'interviewer 2',
    'Dr. Ana Gil',
    'A.B.',
    'Gil, Ana (Ward 3)',
    'CMP/LMP',
    'Kalo | Obol',
    'SPEAKER_00',
    'Participant #3',
    '访谈者',
    'المحاور',
  ])('may be %s', (label) => expect(isLabelShaped(label)).toBe(true))

  it.each([
    '',
    'and so she said to me then',
    'What?',
    'He left. She',
    'https://x',
    '"Ana',
    '- Ana',
    'a\nb',
    'x'.repeat(61),
    '<b>Ana',
    'so we went there',
  ])('is not %j', (label) => expect(isLabelShaped(label)).toBe(false))

  it.each([
    ['Marcel van Lohuizen', true],
    ['interviewer', true],
    ['speaker_01', true],
    ['p2', true],
    ['The thing is', false],
    ['however', false],
  ])('%s is like a name: %s', (label, expected) => expect(isNameLike(label)).toBe(expected))
})

describe('proposing speakers', () => {
  it('takes names that repeat, and those who speak once among them', () => {
    expect(judge({ Interviewer: 40, 'Sister Quist': 39, 'Dr. Lind': 1, PORTER: 1 }, 90)).toEqual([
      'Interviewer',
      'Sister Quist',
      'Dr. Lind',
      'PORTER',
    ])
  })

  it('leaves prose out: notes, turns of phrase, facts above the talk', () => {
    expect(judge({ Date: 1, 'Ward Round': 1, Ana: 20, Note: 3, 'The thing is': 2, However: 1, Ben: 20 }, 60)).toEqual([
      'Ana',
      'Ben',
    ])
  })

  it('takes small letters where they take up a fair part', () => {
    expect(judge({ mother: 10, child: 9, 'my point': 2 }, 25)).toEqual(['mother', 'child'])
    expect(judge({ mother: 3 }, 200)).toEqual([])
  })

  it('proposes nobody in a long text with a few colons', () => {
    expect(judge({ 'Ward Round': 2, 'Trolley Two': 2 }, 200)).toEqual([])
  })

  it('believes names that stand once only where nearly every paragraph has one', () => {
    expect(judge({ Ana: 1, Ben: 1 }, 3)).toEqual(['Ana', 'Ben'])
    expect(judge({ Ana: 1, Ben: 1 }, 9)).toEqual([])
  })
})

function judge(counts: Record<string, number>, paragraphs: number): string[] {
  return [...judgeLabels(new Map(Object.entries(counts)), paragraphs, 'low')]
}

import type { CodeId, Transcript, TurnId } from '@intercoder/domain'
import { expect, test } from 'vitest'
import { piecesAround } from './passage-pieces.ts'

const [trust, delay] = ['code-trust', 'code-delay'] as CodeId[] as [CodeId, CodeId]

/** One marker before each turn, as in the run. */
function transcriptOf(...turns: [speaker: string, text: string][]): Transcript {
  let offset = 0
  const placed = turns.map(([speaker, text], at) => {
    const turn = { id: `turn-${at}` as TurnId, speaker, start: null, end: null, text, offset }
    offset += text.length + 1
    return turn
  })
  return { text: turns.map(([, text]) => `\uFFFC${text}`).join(''), turns: placed }
}

const talk = transcriptOf(['Nurse', 'It was dark and nobody came.'], ['Clerk', 'Nobody ever comes.'])
const spanOf = (words: string, text = talk.text) => {
  const start = text.indexOf(words)
  return { start, end: start + words.length }
}

test('words are cut where a coding begins or ends, and say which codes lie on them', () => {
  const passages = [
    { code: trust, span: spanOf('dark and nobody') },
    { code: delay, span: spanOf('nobody came') },
  ]
  const [turn] = piecesAround(talk, spanOf('dark and nobody came'), passages)
  expect(turn?.pieces.map(({ words, codes, isIn }) => [words, codes, isIn])).toEqual([
    ['It was ', [], false],
    ['dark and ', [trust], true],
    ['nobody', [trust, delay], true],
    [' came', [delay], true],
    ['.', [], false],
  ])
})

test('what was said around it is shown turn by turn, and a marker is never among the words', () => {
  const turns = piecesAround(talk, spanOf('nobody came'), [])
  expect(turns.map(({ speaker }) => speaker)).toEqual(['Nurse', 'Clerk'])
  expect(
    turns
      .flatMap(({ pieces }) => pieces)
      .map(({ words }) => words)
      .join(''),
  ).toBe('It was dark and nobody came.Nobody ever comes.')
  expect(turns.some(({ isCutBefore, isCutAfter }) => isCutBefore || isCutAfter)).toBe(false)
})

test('words that lie over two turns are in question in both', () => {
  const across = { start: spanOf('came').start, end: spanOf('Nobody ever').end }
  const marked = piecesAround(talk, across, []).map(({ pieces }) => pieces.filter(({ isIn }) => isIn))
  expect(marked.map(([piece]) => piece?.words)).toEqual(['came.', 'Nobody ever'])
})

test('a long turn is cut at a word before and behind', () => {
  const long = transcriptOf(['Nurse', `${'before '.repeat(100)}here it is${' behind'.repeat(100)}`])
  const [turn] = piecesAround(long, spanOf('here it is', long.text), [])
  const shown = turn?.pieces.map(({ words }) => words).join('') ?? ''
  expect([turn?.isCutBefore, turn?.isCutAfter]).toEqual([true, true])
  expect(shown).toMatch(/^before (before )+here it is( behind)+ $/)
  expect(shown.length).toBeLessThan(700)
})

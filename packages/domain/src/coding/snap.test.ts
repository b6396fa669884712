import { describe, expect, test } from 'vitest'
import { makeTranscript } from '../source/testing.ts'
import type { Span, Transcript } from '../source/source.ts'
import { moveEdge, snapSpan, type BoundaryMove, type SnapUnit } from './snap.ts'

const english = makeTranscript('We tried. It did not work at first.', 'Who fixed it?')
const arabic = makeTranscript('كان النظام بطيئا. لم نستخدمه.')
const chinese = makeTranscript('系统很慢。我们没有使用它。')

function find(transcript: Transcript, words: string): Span {
  const start = transcript.text.indexOf(words)
  return { start, end: start + words.length }
}

function snap(transcript: Transcript, words: string, unit: SnapUnit): string | null {
  const span = snapSpan(transcript, find(transcript, words), { unit })
  return span && transcript.text.slice(span.start, span.end)
}

describe('a span snaps to', () => {
  test.each<[Transcript, string, SnapUnit, string]>([
    [english, 'ried. It di', 'word', 'tried. It did'],
    [english, ' tried. ', 'word', 'tried.'],
    [english, 'd not w', 'sentence', 'It did not work at first.'],
    [english, 'ed. It', 'sentence', 'We tried. It did not work at first.'],
    [english, 'not', 'turn', 'We tried. It did not work at first.'],
    [english, 'first.\uFFFCWho', 'word', 'first.\uFFFCWho'],
    [english, 'first.\uFFFCWho', 'turn', english.text.slice(1)],
    [arabic, 'نظا', 'word', 'النظام'],
    [arabic, 'نستخدم', 'sentence', 'لم نستخدمه.'],
    [chinese, '用', 'word', '使用'],
    [chinese, '统', 'sentence', '系统很慢。'],
  ])('%#: whole units', (transcript, words, unit, expected) => {
    expect(snap(transcript, words, unit)).toBe(expected)
  })

  test('whole characters, however many code units they are', () => {
    const text = makeTranscript('a👩‍⚕️b')
    expect(snap(text, '\u200d', 'character')).toBe('👩‍⚕️')
  })

  test('nothing where there are no words', () => {
    expect(snapSpan(english, { start: 0, end: 1 }, { unit: 'word' })).toBeNull()
    expect(snapSpan(english, { start: 5, end: 5 }, { unit: 'word' })).toBeNull()
  })
})

describe('an end moves by one', () => {
  const move = (words: string, edge: BoundaryMove['edge'], towards: BoundaryMove['towards'], unit: SnapUnit) => {
    const span = moveEdge(english, find(english, words), { edge, towards, unit })
    return span && english.text.slice(span.start, span.end)
  }

  test.each<[string, BoundaryMove['edge'], BoundaryMove['towards'], SnapUnit, string | null]>([
    ['did not', 'end', 'end', 'word', 'did not work'],
    ['did not', 'end', 'start', 'word', 'did'],
    ['did not', 'start', 'end', 'word', 'not'],
    ['did not', 'start', 'start', 'word', 'It did not'],
    ['did not', 'start', 'start', 'character', 't did not'],
    ['did not', 'end', 'end', 'sentence', 'did not work at first.'],
    ['first.', 'end', 'end', 'word', 'first.\uFFFCWho'],
    ['Who', 'start', 'start', 'turn', english.text.slice(1, -' fixed it?'.length)],
    ['did', 'end', 'start', 'word', null],
    ['it?', 'end', 'end', 'word', null],
    ['We', 'start', 'start', 'turn', null],
  ])('%s: %s towards %s by %s', (words, edge, towards, unit, expected) => {
    expect(move(words, edge, towards, unit)).toBe(expected)
  })
})

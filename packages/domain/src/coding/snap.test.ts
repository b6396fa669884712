import { describe, expect, test } from 'vitest'
import { makeTranscript } from '../source/testing.ts'
import type { Span, Transcript } from '../source/source.ts'
import { moveEdge, snapSpan, type Edge, type SnapUnit } from './snap.ts'

const english = makeTranscript('We tried. It did not work at first.', 'Who fixed it?')
const arabic = makeTranscript('كان النظام بطيئا. لم نستخدمه.')
const chinese = makeTranscript('系统很慢。我们没有使用它。')
const japanese = makeTranscript('私たちは夜に学びました。')
const thai = makeTranscript('เราเรียนตอนกลางคืน')

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
  const move = (transcript: Transcript, words: string, edge: Edge, towards: Edge, unit: SnapUnit) => {
    const span = moveEdge(transcript, find(transcript, words), { edge, towards, unit })
    return span && transcript.text.slice(span.start, span.end)
  }

  test.each<[string, Edge, Edge, SnapUnit, string | null]>([
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
    expect(move(english, words, edge, towards, unit)).toBe(expected)
  })

  test.each<[string, Edge, Edge, string]>([
    ['it, at night', 'start', 'start', 'learned it, at night'],
    ['it, at night', 'start', 'end', ', at night'],
    ['it, at night', 'end', 'start', 'it, at'],
    ['it, at night', 'end', 'end', 'it, at night –'],
    ['it, at night –', 'end', 'end', 'it, at night – don’t'],
  ])('%s: %s towards %s by word, each mark between words on its own', (words, edge, towards, expected) => {
    const text = makeTranscript('We learned it, at night – don’t ask me.')
    expect(move(text, words, edge, towards, 'word')).toBe(expected)
  })

  test.each<[Transcript, string, Edge, Edge, string]>([
    [chinese, '我们没有使用', 'start', 'end', '没有使用'],
    [chinese, '我们没有使用', 'end', 'start', '我们没有'],
    [japanese, '夜に学び', 'start', 'end', 'に学び'],
    [thai, 'เราเรียน', 'end', 'end', 'เราเรียนตอน'],
  ])('%#: word, where no space stands between words', (transcript, words, edge, towards, expected) => {
    expect(move(transcript, words, edge, towards, 'word')).toBe(expected)
  })
})

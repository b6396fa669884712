import { compareWords } from '@intercoder/domain'
import { expect, test } from 'vitest'
import { markWords } from './marked-pieces.ts'

/** As it is read: what went in brackets, what came in braces. */
function show(before: string, after: string): string {
  return markWords(compareWords(before, after))
    .map(({ kind, before, words, after }) => {
      const mark = kind === 'removed' ? `[${words}]` : kind === 'added' ? `{${words}}` : words
      return before + mark + after
    })
    .join('')
}

test('what came never runs into what went', () => {
  expect(show('It is not written down.', 'It is noticed only late.')).toBe(
    'It is [not written down] {noticed only late}.',
  )
  expect(show('It stops.', 'It stops!')).toBe('It stops[.] {!}')
})

test('spaces at the ends of a change are not marked', () => {
  expect(
    show('The same fact entered, more than once.', 'The same fact entered, copied or read out more than once.'),
  ).toBe('The same fact entered, {copied or read out} more than once.')
  expect(show('More than once.', 'More than once because the places do not meet.')).toBe(
    'More than once {because the places do not meet}.',
  )
})

test('spaces that are all that changed are marked', () => {
  expect(show('Onetwo.', 'One two.')).toBe('[Onetwo] {One two}.')
  expect(show('One.Two', 'One. Two')).toBe('One.{ }Two')
})

import type { AccountId, CodeId, CodingId, Evidence } from '@intercoder/domain'
import { expect, test } from 'vitest'
import { findQueue } from './queue.ts'

const layer = (coder: string, ...codings: [id: string, code: string, start: number, end: number][]) => ({
  coder: coder as AccountId,
  codings: codings.map(([id, code, start, end]): Evidence => ({
    id: id as CodingId,
    coder: coder as AccountId,
    code: code as CodeId,
    span: { start, end },
  })),
})
const show = (items: ReturnType<typeof findQueue>) =>
  items.map(
    ({ kinds, codes, evidence, span }) =>
      `${span.start}-${span.end} ${codes.join('+')} ${kinds.join('+') || 'agreed'}: ${evidence.join(' ')}`,
  )

test('each place is named by the codings it is made of, the heaviest first, those where all agree last', () => {
  const anna = layer(
    'anna',
    ['a1', 'trust', 0, 10],
    ['a2', 'delay', 20, 30],
    ['a3', 'time', 40, 90],
    ['a4', 'time', 100, 110],
  )
  const bert = layer('bert', ['b1', 'trust', 0, 10], ['b2', 'delay', 22, 30], ['b4', 'trust', 100, 110])
  expect(show(findQueue([anna, bert], 200))).toEqual([
    '40-90 time omission: a3',
    '100-110 time+trust conflict: a4 b4',
    '20-30 delay boundary: a2 b2',
    '0-10 trust agreed: a1 b1',
  ])
})

test('a coder who found nothing is compared too, and one alone with nobody', () => {
  const anna = layer('anna', ['a1', 'trust', 0, 10])
  expect(show(findQueue([anna, layer('bert')], 50))).toEqual(['0-10 trust omission: a1'])
  expect(findQueue([anna], 50)).toEqual([])
})

test('another cluster of the same code beside a conflict keeps its own codings', () => {
  const anna = layer('anna', ['a1', 'trust', 0, 20], ['a2', 'trust', 30, 40])
  const bert = layer('bert', ['b1', 'delay', 0, 22])
  const found = show(findQueue([anna, bert], 50))
  expect(found).toContain('0-22 delay+trust conflict: a1 b1')
  expect(found).toContain('30-40 trust omission: a2')
})

import { expect, test } from 'vitest'
import { queryFor, readChoice, searchFor } from './record-choice.ts'

const ann = '01890f3e-8c1a-7c3e-9a51-3f6f9a0f7d01'
const read = (search: string) => readChoice(new URLSearchParams(search))

test('what is chosen survives the way into the address and back', () => {
  for (const choice of [
    { about: '', by: '' },
    { about: 'layers', by: '' },
    { about: 'people', by: ann },
  ])
    expect(read(searchFor(choice))).toEqual(choice)
  expect(searchFor({ about: '', by: '' })).toBe('')
})

test('what no record can be asked for is left out', () => {
  expect(read('?about=constructor&by=nobody')).toEqual({ about: '', by: '' })
  expect(queryFor(read('?about=exports'))).toEqual({ kinds: 'exported' })
  expect(queryFor(read(''))).toEqual({})
})

import { expect, test } from 'vitest'
import { readTable } from './read-table.ts'

test('a table of codings is read line by line', () => {
  const table = `# Ward sister

the trolley … the bed
  IF YT kit, bedside? // too wide
  KA kit | the trolley

no beds
  IF kit
`
  const plain = { isExact: false, certainty: 'sure', remark: '' }
  const first = { ...plain, quote: 'the trolley … the bed' }
  expect(readTable(table)).toEqual([
    { ...first, coder: 'IF', code: 'kit', remark: 'too wide' },
    { ...first, coder: 'IF', code: 'bedside', certainty: 'unsure' },
    { ...first, coder: 'YT', code: 'kit', remark: 'too wide' },
    { ...first, coder: 'YT', code: 'bedside', certainty: 'unsure' },
    { ...plain, quote: 'the trolley', coder: 'KA', code: 'kit', isExact: true },
    { ...plain, quote: 'no beds', coder: 'IF', code: 'kit' },
  ])
})

test('a line that says nothing readable stops the build', () => {
  expect(() => readTable('no beds\n  kit IF')).toThrow('not a line of a table of codings: kit IF')
})

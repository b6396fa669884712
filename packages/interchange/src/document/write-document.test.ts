import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import type { Block } from './block.ts'
import { writeDocx } from './write-docx.ts'
import { writeMarkdown } from './write-markdown.ts'

const blocks: Block[] = [
  { kind: 'heading', level: 1, text: 'Minutes | *spring*' },
  { kind: 'paragraph', text: 'First & <second>\n1. not a list' },
  { kind: 'quote', text: 'We kept paper\njust in case' },
  { kind: 'list', items: ['one', 'two\nlines'] },
  { kind: 'table', head: ['Name', 'Time'], rows: [['Anna | Ann', '09:00\u0007']] },
]

test('Markdown keeps what people wrote as text', () => {
  expect(writeMarkdown(blocks)).toBe(
    [
      '# Minutes \\| \\*spring\\*',
      '',
      'First & \\<second\\>  ',
      '\\1. not a list',
      '',
      '> We kept paper',
      '> just in case',
      '',
      '- one',
      '- two  ',
      '  lines',
      '',
      '| Name | Time |',
      '| --- | --- |',
      '| Anna \\| Ann | 09:00\u0007 |',
      '',
    ].join('\n'),
  )
})

test('a Word document holds the same, well formed, and is the same each time', () => {
  const file = writeDocx(blocks)
  expect(writeDocx(blocks)).toEqual(file)
  const parts = unzipSync(file)
  expect(Object.keys(parts)[0]).toBe('[Content_Types].xml')
  const document = strFromU8(parts['word/document.xml']!)
  expect(document).toContain('First &amp; &lt;second&gt;</w:t><w:br/>')
  expect(document).toContain('<w:pStyle w:val="Heading1"/>')
  expect(document).toContain('Anna | Ann')
  expect(document).not.toContain('\u0007')
  const opened = [...document.matchAll(/<(w:\w+)[^>]*[^/]>|<(w:\w+)>/g)].length
  expect([...document.matchAll(/<\/w:\w+>/g)]).toHaveLength(opened)
})

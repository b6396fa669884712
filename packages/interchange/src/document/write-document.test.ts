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
      'First \\& \\<second\\>  ',
      '1\\. not a list',
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

test.each([
  ['a\n---\nb', 'a  \n\\---  \nb'],
  ['a\n===\nb', 'a  \n\\===  \nb'],
  ['a\n~~~\nb', 'a  \n\\~\\~\\~  \nb'],
  ['a\r~~~\r\nb', 'a  \n\\~\\~\\~  \nb'],
  ['&amp;', '\\&amp;'],
  ['1) x\n 2. y\n3.4 kg', '1\\) x  \n2\\. y  \n3.4 kg'],
  ['+ x\n- y\n-', '\\+ x  \n\\- y  \n\\-'],
  ['    x\n\ty', 'x  \ny'],
])('what looks like Markdown stays the text that it was: %j', (text, written) => {
  const heading = { kind: 'heading', level: 2, text: 'After\rwards' } as const
  const after = '\n\n## After wards\n'
  expect(writeMarkdown([{ kind: 'paragraph', text }, heading])).toBe(`${written}${after}`)
  expect(writeMarkdown([{ kind: 'list', items: [text] }, heading])).toBe(
    `- ${written.replaceAll('\n', '\n  ')}${after}`,
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

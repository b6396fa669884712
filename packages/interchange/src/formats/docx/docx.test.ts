import { describe, expect, it } from 'vitest'
import { makeDocx, makePackage, paragraph, table } from '../../testing/make-docx.ts'
import { importFile, showSpeakers, showTurns } from '../../testing/read-files.ts'

describe('reading a Word document', () => {
  it('takes bold names with a colon for speakers, and keeps what stands above them', () => {
    const body = [
      '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>Site C</w:t></w:r></w:p>',
      paragraph('Recorded in March.'),
      paragraph('*Ines:* How did it start?'),
      paragraph('*Per* : Late.'),
      paragraph('It was *promised* for spring.'),
    ]
    expect(showTurns(read(body.join('')))).toEqual([
      '- : Site C',
      '- : Recorded in March.',
      '- Ines: How did it start?',
      '- Per: Late.\nIt was promised for spring.',
    ])
  })

  it('reads questions set in bold as a whole', () => {
    const body = ['*Ines: How did it start?*', 'Per: Late.', '*Ines: And then?*', 'Per: Summer.']
      .map(paragraph)
      .join('')
    expect(showSpeakers(read(body))).toBe('Ines 2, Per 2')
  })

  it('reads names with times on lines of their own, as Teams and Otter save them', () => {
    const body =
      '<w:p><w:r><w:t>Ines Gil</w:t></w:r><w:r><w:t xml:space="preserve">   0:03</w:t><w:br/><w:t>How did it start?</w:t></w:r></w:p>'
    const other = body.replace('Ines Gil', 'Per Lind').replace('0:03', '1:00:00').replace('How did it start?', 'Late.')
    expect(showTurns(read(body + other))).toEqual(['3000 Ines Gil: How did it start?', '3600000 Per Lind: Late.'])
  })

  it('reads turns out of a table; an empty cell continues the speaker above', () => {
    const rows = [
      ['Time', 'Who', 'Words'],
      ['0:03', 'Ines:', 'How did it start?'],
      ['0:09', 'Per', 'Late.'],
      ['0:15', '', 'It was promised for spring.'],
      ['0:20', 'Ines:', 'And then?'],
    ]
    const transcript = read(paragraph('Interview 4') + table(rows))
    expect(transcript.style).toBe('table')
    expect(transcript.notes).toEqual([{ kind: 'table-header-left-out', cells: ['Time', 'Who', 'Words'] }])
    expect(showTurns(transcript)).toEqual([
      '- : Interview 4',
      '3000 Ines: How did it start?',
      '9000 Per: Late.',
      '15000 Per: It was promised for spring.',
      '20000 Ines: And then?',
    ])
  })

  it('takes a table of facts for text', () => {
    const facts = table([
      ['Date', '4 March, in the morning'],
      ['Place', 'the seminar room on the second floor'],
    ])
    const transcript = read(
      facts + ['Ines: How did it start?', 'Per: Late.', 'Ines: And?', 'Per: No.'].map(paragraph).join(''),
    )
    expect(showTurns(transcript).slice(0, 5)).toEqual([
      '- : Date',
      '- : 4 March, in the morning',
      '- : Place',
      '- : the seminar room on the second floor',
      '- Ines: How did it start?',
    ])
  })

  it('accepts tracked changes, moves and a deleted paragraph mark', () => {
    const run = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`
    const body = [
      `<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>${run('One ')}<w:del>${run('')}<w:r><w:delText>gone for good</w:delText></w:r></w:del></w:p>`,
      `<w:p>${run('line.')}<w:ins>${run(' Put in.')}</w:ins></w:p>`,
      `<w:p><w:moveFrom>${run('Moved.')}</w:moveFrom></w:p><w:p><w:moveTo>${run('Moved.')}</w:moveTo></w:p>`,
    ]
    const transcript = read(body.join(''))
    expect(showTurns(transcript)).toEqual(['- : One line. Put in.', '- : Moved.'])
    expect(transcript.notes).toEqual([
      { kind: 'tracked-insertions-kept', words: 3 },
      { kind: 'tracked-deletions-left-out', words: 3 },
    ])
  })

  it('leaves hidden words out, and says how many', () => {
    const hidden =
      '<w:p><w:r><w:t>Seen. </w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>Her real name</w:t></w:r><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>Seen too.</w:t></w:r></w:p>'
    const transcript = read(hidden)
    expect(showTurns(transcript)).toEqual(['- : Seen. Seen too.'])
    expect(transcript.notes).toEqual([{ kind: 'hidden-words-left-out', words: 3 }])
  })

  it('keeps tabs, breaks and hyphens, not tab stops, field codes and second renderings', () => {
    const body = `<w:p><w:pPr><w:tabs><w:tab w:val="left" w:pos="720"/></w:tabs></w:pPr><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:noBreakHyphen/><w:t>c</w:t><w:softHyphen/><w:t>d</w:t><w:br/><w:t>e</w:t></w:r>
      <w:r><w:instrText>PAGE</w:instrText></w:r><mc:Fallback xmlns:mc="urn:x"><w:r><w:t>twice</w:t></w:r></mc:Fallback></w:p>`
    expect(showTurns(read(body))).toEqual(['- : a\tb\u2011c\u00ADd', '- : e'])
  })

  it('counts what it leaves out', () => {
    const body = `<w:p><w:r><w:t>Words.</w:t><w:footnoteReference w:id="1"/><w:commentReference w:id="1"/><w:sym w:font="Wingdings" w:char="F04A"/><w:drawing><a:blip xmlns:a="urn:a"/></w:drawing></w:r></w:p>`
    expect(read(body).notes).toEqual([
      { kind: 'comments-left-out', count: 1 },
      { kind: 'footnotes-left-out', count: 1 },
      { kind: 'images-left-out', count: 1 },
      { kind: 'symbols-left-out', count: 1 },
    ])
  })

  it('finds the main part under another name, and reads UTF-16', () => {
    const relationships =
      '<Relationships><Relationship Type="urn:x/officeDocument" Target="/word/document2.xml"/></Relationships>'
    const document =
      '\uFEFF<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"><w:body><w:p><w:r><w:t>Übergabe</w:t></w:r></w:p></w:body></w:document>'
    const bytes = makePackage({
      '_rels/.rels': relationships,
      'word/document2.xml': new Uint8Array(Buffer.from(document, 'utf16le')),
    })
    expect(showTurns(importFile(bytes, 'x.docx'))).toEqual(['- : Übergabe'])
  })
})

function read(body: string) {
  return importFile(makeDocx(body), 'interview.docx')
}

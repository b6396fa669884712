/**
 * The least Word document that Word, LibreOffice and Pages open without a word: WordprocessingML (ECMA-376) with styles of its
 * own, zipped. The same blocks give the same bytes.
 */
import { strToU8, zipSync } from 'fflate'
import type { Block } from './block.ts'

const main = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packaging = 'http://schemas.openxmlformats.org/package/2006'
const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
// A fixed date, so that nothing in the file depends on when it was written. Zip knows none before 1980.
const mtime = new Date(1980, 0, 1)

export function writeDocx(blocks: readonly Block[]): Uint8Array<ArrayBuffer> {
  const files = {
    '[Content_Types].xml': contentTypes,
    '_rels/.rels': relations('officeDocument', 'word/document.xml'),
    'word/_rels/document.xml.rels': relations('styles', 'styles.xml'),
    'word/styles.xml': styles,
    'word/document.xml': `${xml}<w:document xmlns:w="${main}"><w:body>${blocks.map(write).join('')}${page}</w:body></w:document>`,
  }
  const zipped = Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)]))
  return new Uint8Array(zipSync(zipped, { mtime }))
}

function write(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return paragraph(block.text, `Heading${block.level}`)
    case 'paragraph':
      return paragraph(block.text)
    case 'quote':
      return paragraph(block.text, 'Quote')
    case 'list':
      return block.items.map((item) => paragraph(`•\t${item}`, 'ListParagraph')).join('')
    case 'table':
      return table(block.head, block.rows)
  }
}

function paragraph(text: string, style?: string, bold = false): string {
  const properties = style ? `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>` : ''
  const runs = text.split('\n').map(run).join('<w:br/>')
  return `<w:p>${properties}<w:r>${bold ? '<w:rPr><w:b/></w:rPr>' : ''}${runs}</w:r></w:p>`
}

function run(line: string): string {
  return line
    .split('\t')
    .map((part) => `<w:t xml:space="preserve">${escape(part)}</w:t>`)
    .join('<w:tab/>')
}

function table(head: readonly string[], rows: readonly string[][]): string {
  const grid = head.map(() => '<w:gridCol/>').join('')
  const row = (cells: readonly string[], bold: boolean) =>
    `<w:tr>${bold ? '<w:trPr><w:tblHeader/></w:trPr>' : ''}${cells.map((cell) => `<w:tc>${paragraph(cell, undefined, bold)}</w:tc>`).join('')}</w:tr>`
  const lines = rows.map((cells) => row(cells, false)).join('')
  const frame = '<w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="5000" w:type="pct"/></w:tblPr>'
  // Word wants a paragraph between a table and whatever follows.
  return `<w:tbl>${frame}<w:tblGrid>${grid}</w:tblGrid>${row(head, true)}${lines}</w:tbl><w:p/>`
}

const refs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

function escape(text: string): string {
  // XML 1.0 has no place for most control characters, escaped or not.
  return text
    .toWellFormed()
    .replace(/[\u0000-\u0008\u000B-\u001F\uFFFE\uFFFF]/g, '')
    .replace(/[&<>"]/g, (sign) => refs[sign] ?? sign)
}

function relations(type: string, target: string): string {
  return `${xml}<Relationships xmlns="${packaging}/relationships"><Relationship Id="rId1" Type="${office}/${type}" Target="${target}"/></Relationships>`
}

const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
const contentTypes = `${xml}<Types xmlns="${packaging}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="${word}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${word}.styles+xml"/></Types>`

const page =
  '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1418" w:right="1418" w:bottom="1418" w:left="1418" w:header="709" w:footer="709" w:gutter="0"/></w:sectPr>'

function style(id: string, name: string, paragraphs: string, runs: string): string {
  return `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>${paragraphs}</w:pPr><w:rPr>${runs}</w:rPr></w:style>`
}

const border = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
  .map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="999999"/>`)
  .join('')

const styles = `${xml}<w:styles xmlns:w="${main}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri"/><w:sz w:val="22"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="120"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>${style('Heading1', 'heading 1', '<w:keepNext/><w:outlineLvl w:val="0"/>', '<w:b/><w:sz w:val="36"/>')}${style('Heading2', 'heading 2', '<w:keepNext/><w:spacing w:before="240"/><w:outlineLvl w:val="1"/>', '<w:b/><w:sz w:val="28"/>')}${style('Heading3', 'heading 3', '<w:keepNext/><w:spacing w:before="160"/><w:outlineLvl w:val="2"/>', '<w:b/>')}${style('Quote', 'Quote', '<w:ind w:left="567"/>', '<w:i/>')}${style('ListParagraph', 'List Paragraph', '<w:tabs><w:tab w:val="left" w:pos="284"/></w:tabs><w:ind w:left="284" w:hanging="284"/>', '')}<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:tblPr><w:tblBorders>${border}</w:tblBorders></w:tblPr></w:style></w:styles>`

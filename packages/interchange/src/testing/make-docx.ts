import { strToU8, zipSync } from 'fflate'

const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'

/** How hard to pack; 0 stores the bytes as they are. */
type Level = 0 | 6

/** A Word document with this body, in WordprocessingML. */
export function makeDocx(body: string, level: Level = 6): Uint8Array {
  const document = `<w:document xmlns:w="${WORD}"><w:body>${body}</w:body></w:document>`
  return makePackage({ 'word/document.xml': document }, level)
}

/** A zip package of these parts. */
export function makePackage(parts: Record<string, string | Uint8Array>, level: Level = 6): Uint8Array {
  const bytes = Object.entries(parts).map(([name, part]) => [name, typeof part === 'string' ? strToU8(part) : part])
  return zipSync(Object.fromEntries(bytes), { level })
}

/** A paragraph; what is between asterisks is bold. */
export function paragraph(text: string): string {
  const runs = text.split('*').map((part, at) => {
    const properties = at % 2 === 1 ? '<w:rPr><w:b/></w:rPr>' : ''
    return part === '' ? '' : `<w:r>${properties}<w:t xml:space="preserve">${part}</w:t></w:r>`
  })
  return `<w:p>${runs.join('')}</w:p>`
}

/** A table of these cells. */
export function table(rows: string[][]): string {
  const cells = (row: string[]) => row.map((cell) => `<w:tc>${paragraph(cell)}</w:tc>`).join('')
  return `<w:tbl>${rows.map((row) => `<w:tr>${cells(row)}</w:tr>`).join('')}</w:tbl>`
}

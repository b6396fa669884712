/** Turns the events of word/document.xml into paragraphs and tables, with tracked changes accepted and hidden words left out. */
import { countWords } from '../../count-words.ts'
import { readAttribute, type Element, type XmlReader } from '../package/read-xml-part.ts'
import type { Block, Cell, LeftOut, Paragraph, Table } from './blocks.ts'

const WORD = /\/wordprocessingml\/(?:2006\/)?main$/
/** Content that Word does not show either: text taken out or moved away, and the second rendering of a drawing. */
const GONE = new Set(['del', 'moveFrom', 'Fallback', 'rt', 'instrText', 'delInstrText'])
const INSERTED = new Set(['ins', 'moveTo'])

interface OpenParagraph extends Paragraph {
  /** Everything so far was bold. */
  boldSoFar: boolean
  /** Its mark was deleted, so that it runs on into the next. */
  runsOn: boolean
}

export class BodyReader implements XmlReader {
  readonly blocks: Block[] = []
  readonly leftOut: LeftOut = {
    hiddenWords: 0,
    insertedWords: 0,
    deletedWords: 0,
    comments: 0,
    footnotes: 0,
    images: 0,
    symbols: 0,
  }
  /** Paragraphs stand inside paragraphs where there are text boxes. */
  readonly #paragraphs: OpenParagraph[] = []
  /** Tables stand inside the cells of tables. */
  readonly #tables: Table[] = []
  readonly #cells: Cell[] = []
  #run = { bold: false, hidden: false }
  #inRun = false
  #inParagraphMark = false
  #gone = 0
  #inserted = 0
  #taking: 'text' | 'deleted' | null = null
  #carried: OpenParagraph | null = null

  open(element: Element): void {
    const { local } = element
    if (GONE.has(local)) this.#openGone(local)
    else if (local === 'imagedata' || local === 'blip') this.#count('images')
    else if (!WORD.test(element.uri))
      this.#taking = element.uri.endsWith('/math') && local === 't' ? 'text' : this.#taking
    else if (INSERTED.has(local)) this.#inserted++
    else if (STRUCTURE[local]) STRUCTURE[local](this, element)
  }

  text(text: string): void {
    if (this.#taking === 'deleted') this.leftOut.deletedWords += countWords(text)
    else if (this.#taking === 'text') this.addText(text)
  }

  close({ local, uri }: Element): void {
    if (local === 't' || local === 'delText') this.#taking = null
    else if (GONE.has(local)) this.#gone--
    else if (!WORD.test(uri)) return
    else if (INSERTED.has(local)) this.#inserted--
    else if (local === 'p') this.#closeParagraph()
    else if (local === 'r') this.#inRun = false
    else if (local === 'pPr') this.#inParagraphMark = false
    else if (local === 'tc') this.#closeCell()
    else if (local === 'tbl') this.#closeTable()
  }

  addText(text: string): void {
    const paragraph = this.#paragraphs.at(-1)
    if (!paragraph || this.#gone > 0 || text === '') return
    if (this.#run.hidden) {
      this.leftOut.hiddenWords += countWords(text)
      return
    }
    if (this.#inserted > 0) this.leftOut.insertedWords += countWords(text)
    paragraph.text += text
    if (this.#run.bold && paragraph.boldSoFar) paragraph.bold = paragraph.text.length
    else if (text.trim() !== '') paragraph.boldSoFar = false
  }

  openParagraph(): void {
    const carried = this.#carried
    this.#carried = null
    this.#paragraphs.push(
      carried ?? { kind: 'paragraph', text: '', bold: 0, heading: false, boldSoFar: true, runsOn: false },
    )
  }

  openRun(): void {
    this.#inRun = true
    this.#run = { bold: false, hidden: false }
  }

  openParagraphMark(): void {
    this.#inParagraphMark = true
  }

  setRun(property: 'bold' | 'hidden', element: Element): void {
    if (this.#inRun) this.#run[property] = !/^(?:0|false|off|none)$/.test(readAttribute(element, 'val') ?? '')
  }

  setStyle(element: Element): void {
    const paragraph = this.#paragraphs.at(-1)
    if (paragraph)
      paragraph.heading ||= /^(?:heading|title|subtitle|berschrift|überschrift|titre|titel)/i.test(
        readAttribute(element, 'val') ?? '',
      )
  }

  takeText(kind: 'text' | 'deleted'): void {
    this.#taking = kind
  }

  count(what: 'comments' | 'footnotes' | 'symbols'): void {
    this.#count(what)
  }

  openTable(): void {
    this.#tables.push({ kind: 'table', rows: [] })
  }

  openRow(): void {
    this.#tables.at(-1)?.rows.push([])
  }

  openCell(): void {
    this.#cells.push([])
  }

  #count(what: keyof LeftOut): void {
    if (this.#gone === 0) this.leftOut[what]++
  }

  /** A deletion inside the properties of the paragraph's mark joins the paragraph to the next. */
  #openGone(local: string): void {
    this.#gone++
    const paragraph = this.#paragraphs.at(-1)
    if (local === 'del' && this.#inParagraphMark && paragraph) paragraph.runsOn = true
  }

  #closeParagraph(): void {
    const open = this.#paragraphs.pop()
    if (!open) return
    if (open.runsOn) this.#carried = { ...open, runsOn: false }
    else this.#place({ kind: 'paragraph', text: open.text, bold: open.bold, heading: open.heading })
  }

  #closeCell(): void {
    const cell = this.#cells.pop()
    if (cell) this.#tables.at(-1)?.rows.at(-1)?.push(cell)
  }

  /** A table inside a cell gives its paragraphs to the cell. */
  #closeTable(): void {
    const table = this.#tables.pop()
    if (!table) return
    if (this.#cells.length === 0) this.blocks.push(table)
    else for (const paragraph of table.rows.flat(2)) this.#place(paragraph)
  }

  #place(paragraph: Paragraph): void {
    const cell = this.#cells.at(-1)
    if (cell) cell.push(paragraph)
    else this.blocks.push(paragraph)
  }
}

/** What each element of the text means to the reader. */
const STRUCTURE: Record<string, (reader: BodyReader, element: Element) => void> = {
  p: (reader) => reader.openParagraph(),
  r: (reader) => reader.openRun(),
  pPr: (reader) => reader.openParagraphMark(),
  pStyle: (reader, element) => reader.setStyle(element),
  b: (reader, element) => reader.setRun('bold', element),
  vanish: (reader, element) => reader.setRun('hidden', element),
  t: (reader) => reader.takeText('text'),
  delText: (reader) => reader.takeText('deleted'),
  // Also the stops of a paragraph, which come before its words and are trimmed away.
  tab: (reader) => reader.addText('\t'),
  br: (reader) => reader.addText('\n'),
  cr: (reader) => reader.addText('\n'),
  noBreakHyphen: (reader) => reader.addText('\u2011'),
  softHyphen: (reader) => reader.addText('\u00AD'),
  sym: (reader) => reader.count('symbols'),
  commentReference: (reader) => reader.count('comments'),
  footnoteReference: (reader) => reader.count('footnotes'),
  endnoteReference: (reader) => reader.count('footnotes'),
  tbl: (reader) => reader.openTable(),
  tr: (reader) => reader.openRow(),
  tc: (reader) => reader.openCell(),
}

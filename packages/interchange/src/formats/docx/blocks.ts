/** What the body of a Word document is made of, as far as a transcript is concerned. */

export interface Paragraph {
  kind: 'paragraph'
  /** Line breaks are '\n', tabs '\t'. */
  text: string
  /** How many leading characters are bold. */
  bold: number
  heading: boolean
}

export interface Table {
  kind: 'table'
  rows: Cell[][]
}

export type Cell = Paragraph[]
export type Block = Paragraph | Table

/** What a document holds besides its words. */
export interface LeftOut {
  hiddenWords: number
  insertedWords: number
  deletedWords: number
  comments: number
  footnotes: number
  images: number
  symbols: number
}

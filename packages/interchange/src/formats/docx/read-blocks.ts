/** From the paragraphs and tables of a document to passages. */
import type { Reading } from '../../reading.ts'
import { readLines } from '../../styles/read-lines.ts'
import type { Line } from '../../styles/style.ts'
import { readTurnTable, type TurnTable } from '../../styles/turn-table.ts'
import { cleanText } from '../../charset/decode-text.ts'
import type { Block, Cell, Paragraph } from './blocks.ts'

const BLANK: Line = { text: '', heading: false, bold: 0 }

/** A document whose turns are in tables, or else its paragraphs as lines. */
export function readBlocks(blocks: readonly Block[]): Omit<Reading, 'format'> {
  const tables = new Map<Block, TurnTable>()
  for (const block of blocks) {
    const turns = block.kind === 'table' ? readTurnTable(block.rows.map((row) => row.map(readCell))) : null
    if (turns) tables.set(block, turns)
  }
  return tables.size > 0 ? readWithTables(blocks, tables) : readLines(blocks.flatMap(toLines))
}

/** What stands around the tables is nobody's. */
function readWithTables(blocks: readonly Block[], tables: ReadonlyMap<Block, TurnTable>): Omit<Reading, 'format'> {
  const passages = blocks.flatMap((block) => {
    const table = tables.get(block)
    if (table) return table.passages
    const text = toLines(block).flatMap((line) => (line.text.trim() === '' ? [] : [line.text.trim()]))
    return text.length === 0 ? [] : [{ label: null, lead: '', start: null, end: null, text: text.join('\n') }]
  })
  const labels = passages.flatMap(({ label }) => (label === null ? [] : [label]))
  return {
    style: 'table',
    passages,
    proposed: new Set(labels),
    notes: [...tables.values()].flatMap((table) => table.notes),
  }
}

/** Paragraphs are set apart by blank lines, so that a line break inside one is seen for what it is. */
function toLines(block: Block): Line[] {
  if (block.kind === 'paragraph') return paragraphLines(block)
  return block.rows.flatMap((row) => row.flatMap((cell) => cell.flatMap(paragraphLines)))
}

function paragraphLines({ text, bold, heading }: Paragraph): Line[] {
  const lines: Line[] = []
  let at = 0
  for (const part of cleanText(text).text.split('\n')) {
    const indent = part.length - part.trimStart().length
    lines.push({ text: part.trim(), heading, bold: Math.max(0, Math.min(bold - at, part.length) - indent) })
    at += part.length + 1
  }
  return [...lines, BLANK]
}

function readCell(cell: Cell): string {
  return cell
    .map((paragraph) => cleanText(paragraph.text).text.trim())
    .filter((text) => text !== '')
    .join('\n')
}

import type { TableRefusal, ValueRefusal } from '@intercoder/domain'
import { list } from './units.ts'

export function explainBadValue(why: ValueRefusal): string {
  const given = `“${why.given}”`
  switch (why.kind) {
    case 'not-a-number':
      return `${why.attribute} is a number, and ${given} is none. Write it as 1200 or 12.5.`
    case 'not-a-date':
      return `${why.attribute} is a date, and ${given} is none. Write it as 2010-06-30.`
    case 'not-a-choice':
      return `${given} is not among the choices of ${why.attribute}: ${list(why.choices)}. Add it to them first, or take one of them.`
    case 'too-long':
      return `${why.attribute} is too long to keep. Shorten it; long texts are better kept as sources.`
  }
}

/** Rows and columns are named as a spreadsheet numbers them. */
export function explainBadTable(why: TableRefusal): string {
  switch (why.kind) {
    case 'empty-table':
      return 'There are no cases in it. The first row should name the columns, every later one a case.'
    case 'unnamed-column':
      return `Column ${why.column} has no name in the first row. Give it one, or leave the column out.`
    case 'repeated-column':
      return `Two columns are called “${why.name}”. Rename one of them.`
    case 'unnamed-case':
      return `Row ${why.row} names no case in its first cell. Fill it in, or leave the row out.`
    case 'repeated-case':
      return `“${why.name}” stands in the table twice, again in row ${why.row}. Leave one of them out.`
    case 'too-many-cells':
      return `Row ${why.row} has ${why.cells} cells where the first row has ${why.columns}. A tab or comma too many?`
    case 'bad-value':
      return `Row ${why.row}: ${explainBadValue(why.why)}`
  }
}

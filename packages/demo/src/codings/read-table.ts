/**
 * Reads a table of codings (`codings/*.txt`). A line at the margin quotes a passage; each indented line beneath it says
 * who coded it and how:
 *
 *     first words of it … last words of it
 *       IF YT humour, kit?
 *       KA kit | words of … another boundary // a remark
 *
 * `?` is unsure, `|` is followed by the coder's own boundary, `//` by a remark, and a line that begins with # is for the
 * reader of the table.
 */
import type { Certainty } from '@intercoder/domain'

export interface PlantedCoding {
  /** The coder's initials. */
  coder: string
  /** The short name of the code. */
  code: string
  quote: string
  /** The coder has a boundary of their own, which is to be kept as it is. */
  isExact: boolean
  certainty: Certainty
  remark: string
}

export function readTable(text: string): PlantedCoding[] {
  let passage = ''
  return text.split('\n').flatMap((line) => {
    if (line.trim() === '' || line.startsWith('#')) return []
    if (line.startsWith(' ')) return readLine(line.trim(), passage)
    passage = line.trim()
    return []
  })
}

const shape = /^((?:[A-Z]{2} )+)([a-z?, ]+?)(?: \| (.+?))?(?: \/\/ (.+))?$/

function readLine(line: string, passage: string): PlantedCoding[] {
  const parts = shape.exec(line)
  if (!parts) throw new RangeError(`not a line of a table of codings: ${line}`)
  const [, coders = '', codes = '', own, remark = ''] = parts
  return coders
    .trim()
    .split(' ')
    .flatMap((coder) =>
      codes.split(', ').map((code, place) => ({
        coder,
        code: code.replace('?', ''),
        quote: own ?? passage,
        isExact: own !== undefined,
        certainty: code.endsWith('?') ? 'unsure' : 'sure',
        remark: place === 0 ? remark : '',
      })),
    )
}

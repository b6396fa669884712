import type { ImportPreview } from '#lib/api/shapes.ts'
import { charsetName } from './charset.ts'
import { formatName, promisedName } from './format.ts'
import { count } from './units.ts'

type ImportNote = ImportPreview['notes'][number]
type Notes = { [K in ImportNote['kind']]: (facts: Extract<ImportNote, { kind: K }>) => string }

const sentences: Notes = {
  'charset-guessed': ({ charset }) => `The file does not say what its letters are; ${charsetName(charset)} fits best.`,
  'characters-lost': ({ count: n }) =>
    `${count(n, 'character does', 'characters do')} not exist in this alphabet. Choose another one.`,
  'control-characters-dropped': ({ count: n }) => `${count(n, 'character')} that no text can hold left out.`,
  'name-misleads': ({ extension, format }) =>
    `Named .${extension}, but not ${promisedName(extension)}; it was read as ${formatName(format)}.`,
  'front-matter-left-out': ({ lines }) => `${count(lines, 'line')} of properties at the top left out.`,
  'metadata-left-out': ({ lines }) => `${count(lines, 'line')} about the file left out, such as page numbers.`,
  'lines-joined': ({ lines }) => `${count(lines, 'wrapped line')} joined to the one above.`,
  'long-paragraphs-divided': ({ paragraphs }) =>
    `${count(paragraphs, 'very long paragraph')} divided so that ${paragraphs === 1 ? 'it' : 'they'} can be read and numbered.`,
  'cues-merged': ({ cues }) =>
    `${count(cues, 'caption')} gathered into turns: what one speaker says without a break is one turn.`,
  'cues-out-of-order': ({ count: n }) =>
    `${count(n, 'caption starts', 'captions start')} before the one in front; the order of the file was kept.`,
  'cues-overlapping': ({ count: n }) =>
    `${count(n, 'caption begins', 'captions begin')} before the one in front has ended: people talk at once.`,
  'cue-ends-dropped': ({ count: n }) =>
    `${count(n, 'caption ends', 'captions end')} before ${n === 1 ? 'it starts' : 'they start'}; the words were kept, the end was not.`,
  'empty-cues-left-out': ({ count: n }) => `${count(n, 'caption')} without words left out.`,
  'lines-skipped': ({ count: n, line }) =>
    `${count(n, 'line belongs', 'lines belong')} to no caption and ${n === 1 ? 'was' : 'were'} left out, the first being line ${line}.`,
  'caption-blocks-left-out': ({ count: n }) =>
    `${count(n, 'note or style', 'notes and styles')} of the captions left out.`,
  'cue-names-left-out': ({ count: n }) => `${count(n, 'caption name')} left out.`,
  'hidden-words-left-out': ({ words }) => `${count(words, 'hidden word')} left out.`,
  'tracked-insertions-kept': ({ words }) => `${count(words, 'word')} from tracked insertions kept.`,
  'tracked-deletions-left-out': ({ words }) => `${count(words, 'word')} from tracked deletions left out.`,
  'comments-left-out': ({ count: n }) => `${count(n, 'comment')} left out.`,
  'footnotes-left-out': ({ count: n }) => `${count(n, 'footnote')} left out.`,
  'images-left-out': ({ count: n }) => `${count(n, 'image')} left out.`,
  'symbols-left-out': ({ count: n }) => `${count(n, 'sign')} of a symbol font left out.`,
  'escapes-removed': ({ count: n }) => `${count(n, 'backslash', 'backslashes')} of Markdown taken away.`,
  'table-header-left-out': ({ cells }) => `The heading row of the table left out: ${cells.join(', ')}.`,
  'quotes-unclosed': ({ count: n, row }) =>
    `${count(n, 'quotation mark does', 'quotation marks do')} not close, the first in row ${row}; look whether the cells there are whole.`,
}

/** One line of the account of an import. A kind that this client does not know yet is passed over. */
export function explainNote(note: ImportNote): string | null {
  const explain = sentences[note.kind] as ((facts: ImportNote) => string) | undefined
  return explain ? explain(note) : null
}

import { count } from '#lib/words/units.ts'
import type { ImportItem } from './import-item.svelte.ts'

/** The state of a file in a few words, for the list. */
export function summarise(item: Pick<ImportItem, 'state' | 'preview' | 'refusal' | 'speakers'>): string {
  if (item.state === 'waiting') return 'Waiting'
  if (item.state === 'reading') return 'Reading …'
  if (item.state === 'importing') return 'Importing …'
  if (item.state === 'imported') return 'Imported'
  if (item.state === 'refused') return 'Cannot be read'
  if (item.refusal) return 'Not imported'
  const speakers = item.speakers.filter(({ as }) => as === 'speaker').length
  const said = count(item.preview?.words ?? 0, 'word')
  return speakers > 0 ? `${said}, ${count(speakers, 'speaker')}` : said
}

import type { Refusal } from '#lib/api/refusal.ts'
import { promisedName } from '#lib/words/format.ts'
import { count } from '#lib/words/units.ts'
import { nameUnreadable } from '#lib/words/unreadable.ts'
import type { ImportItem } from './import-item.svelte.ts'

/** The state of a file in a few words, for the list. */
export function summarise(item: Pick<ImportItem, 'state' | 'preview' | 'refusal' | 'speakers' | 'misnamed'>): string {
  if (item.state === 'waiting') return 'Waiting'
  if (item.state === 'reading') return 'Reading …'
  if (item.state === 'importing') return 'Importing …'
  if (item.state === 'imported') return 'Imported'
  if (item.state === 'refused') return item.refusal ? `Cannot be read: ${reasonOf(item.refusal)}` : 'Cannot be read'
  if (item.refusal) return 'Not imported'
  const speakers = item.speakers.filter(({ as }) => as === 'speaker').length
  return [
    count(item.preview?.words ?? 0, 'word'),
    speakers > 0 ? count(speakers, 'speaker') : '',
    item.misnamed ? `not ${promisedName(item.misnamed.extension)}` : '',
  ]
    .filter(Boolean)
    .join(', ')
}

function reasonOf(refusal: Refusal): string {
  if (refusal.kind === 'unreadable') return nameUnreadable(refusal.why)
  if (refusal.kind === 'too-large') return 'it is too large'
  return refusal.kind === 'unreachable' ? 'the server did not answer' : 'the server refused it'
}

/** What Ann codes in a blind round, to be looked for in everything that others are sent. */
import { inventCode } from '@intercoder/documents'
import type { CodeId } from '@intercoder/domain'
import type * as Y from 'yjs'
import { newId } from '../../accounts/token.ts'

export const shared = 'code-that-all-know' as CodeId

export const secrets = {
  coding: 'coding-of-ann-alone',
  quote: 'words-quoted-by-ann-alone',
  remark: 'remark-of-ann-alone',
  draft: 'draft-of-ann-alone' as CodeId,
  'name of the draft': 'Named by Ann alone',
  'note of the draft': 'Meant by Ann alone',
  presence: 'where-ann-alone-reads',
}

/** Applies a code that all know and one of her own; done again, it goes on with the layer a little further. */
export function codeInSecret(doc: Y.Doc): void {
  const { draft, quote, remark, 'name of the draft': name, 'note of the draft': note } = secrets
  inventCode(doc, { codes: [], operations: [] }, { id: draft, name, note, at: 1 })
  const span = { start: { client: 1, clock: 2 }, end: { client: 1, clock: 9 } }
  const rest = { ...span, quote, remark, certainty: 'sure', at: 1 }
  const codings = doc.getMap('codings')
  codings.set(codings.size === 0 ? secrets.coding : newId(), { ...rest, code: draft })
  codings.set(newId(), { ...rest, code: shared })
}

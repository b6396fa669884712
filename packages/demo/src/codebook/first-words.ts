/** How some codes were worded at first. After the first reading the team put them differently, and named both versions. */
import { openDocument, writeCodebook } from '@intercoder/documents'
import { proseFields, type Code, type Codebook, type CodebookChange, type CodeId } from '@intercoder/domain'

type Words = Partial<Pick<Code, 'definition' | 'whenToUse' | 'whenNot'>>

const firstWords: Record<string, Words> = {
  twice: {
    definition: 'The same fact entered more than once.',
    whenNot: '',
  },
  unseen: {
    whenToUse: 'Any work that is not written down anywhere.',
  },
}

/** The codebook as it was begun. */
export function beginWith(codebook: Codebook, codeIds: ReadonlyMap<string, CodeId>): Codebook {
  const first = new Map(Object.entries(firstWords).map(([key, words]) => [codeIds.get(key), words]))
  return { ...codebook, codes: codebook.codes.map((code) => ({ ...code, ...first.get(code.id) })) }
}

/** The update that turns a document begun with `first` into one of `now`, as somebody who rewrites its prose. */
export function reword(begun: Uint8Array, first: Codebook, now: Codebook, client: number): Uint8Array {
  const doc = openDocument(begun)
  doc.clientID = client
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  writeCodebook(doc, rewordings(first, now))
  doc.destroy()
  const [made] = updates
  if (!made) throw new RangeError('no code was reworded')
  return made
}

function rewordings(first: Codebook, now: Codebook): CodebookChange[] {
  const before = new Map(first.codes.map((code) => [code.id, code]))
  return now.codes.flatMap((code) =>
    proseFields
      .filter((field) => before.get(code.id)?.[field] !== code[field])
      .map((field): CodebookChange => ({ kind: 'write-prose', code: code.id, field, words: code[field] })),
  )
}

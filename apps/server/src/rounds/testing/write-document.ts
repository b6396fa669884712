import { captureUpdate, openDocument } from '@intercoder/documents'
import type { DocumentName } from '@intercoder/sync'
import type * as Y from 'yjs'
import type { Person, TestHouse } from '../../testing/index.ts'

/** Has somebody change a document as it stands; throws where the change is refused, or is none. */
export async function writeDocument(
  { house: { rooms } }: TestHouse,
  by: Person,
  name: DocumentName,
  change: (doc: Y.Doc) => void,
): Promise<void> {
  const doc = openDocument(await rooms.read(name))
  const update = captureUpdate(doc, change)
  if (!update) throw new Error(`nothing changed in ${name}`)
  const written = await rooms.write(name, by.id, update)
  if (!written.ok) throw new Error(`a change of ${name} was refused: ${written.refusal.kind}`)
}

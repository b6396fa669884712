/** The parts of a workshop's document. Only the server writes here, so what stands in it has the form that it was given. */
import type * as Y from 'yjs'

export function mapOf(
  doc: Y.Doc,
  name: 'agenda' | 'removed' | 'notes' | 'hands' | 'attendance' | 'acts' | 'status',
): Y.Map<unknown> {
  return doc.getMap(name)
}

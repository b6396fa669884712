/** The sealed layers that a talk is about, read alike by whoever decides on them and by whoever shows them. */
import type { AccountId, CodeResolver, Coding, Evidence } from '@intercoder/domain'
import type * as Y from 'yjs'
import { readLayer } from '../layer/read-layer.ts'

/** With what its coder remarked on it. */
export type SealedCoding = Evidence & Pick<Coding, 'remark' | 'certainty'>

/** The codings of one coder's layer, by the codes that `resolve` reads them as; without those whose words or code are gone. */
export function readEvidence(layer: Y.Doc, transcript: Y.Doc, coder: AccountId, resolve: CodeResolver): SealedCoding[] {
  return readLayer(layer, transcript).codings.flatMap((coding) => {
    const { id, span, remark, certainty } = coding
    const code = resolve(coding)
    return code && span ? [{ id, coder, code: code.id, span, remark, certainty }] : []
  })
}

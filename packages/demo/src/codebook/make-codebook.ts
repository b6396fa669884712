import { addCode, changeCodebook, type Codebook, type CodeId, type NewId } from '@intercoder/domain'
import type { DraftCode } from './draft-code.ts'

/** The codebook with the ids of its codes by their short names. */
export interface MadeCodebook {
  codebook: Codebook
  codeIds: Map<string, CodeId>
}

/** Adds every code by the rules, parents before their children. */
export function makeCodebook(drafts: readonly DraftCode[], newId: NewId): MadeCodebook {
  const made: MadeCodebook = { codebook: { codes: [], operations: [] }, codeIds: new Map() }
  addAll(made, drafts, null, newId)
  return made
}

function addAll(made: MadeCodebook, drafts: readonly DraftCode[], parent: CodeId | null, newId: NewId): void {
  for (const { key, codes = [], ...fields } of drafts) {
    const id = newId<CodeId>()
    const added = addCode(made.codebook, { ...fields, id, parent })
    if (!added.ok) throw new RangeError(`${added.refusal.kind}: ${fields.name}`)
    made.codebook = added.value.reduce(changeCodebook, made.codebook)
    made.codeIds.set(key, id)
    addAll(made, codes, id, newId)
  }
}

import {
  accept,
  addCode,
  buildCodeTree,
  codeResolver,
  mergeCodes,
  mergedCodes,
  moveCode,
  recolourCode,
  removeCode,
  renameCode,
  retireCode,
  splitCode,
  undoOperation,
  type AccountId,
  type Code,
  type CodebookChange,
  type CodebookRefusal,
  type CodedBy,
  type CodeId,
  type CodeNode,
  type CodePlace,
  type NewId,
  type ProseField,
  type Recording,
  type Result,
} from '@intercoder/domain'
import { observeCodebook, readCodebook, undoCodebook, writeCodebook } from '@intercoder/documents'
import * as Y from 'yjs'
import type { History } from '#lib/history/history.svelte.ts'

/** What a desk needs of the world around it. */
export interface DeskSetting {
  me: AccountId
  mayEdit: boolean
  newId: NewId
  now: () => number
  history: History
}

type Done = Result<void, CodebookRefusal>

/** The shared codebook as one person works on it: read live, changed through the rules, each change one step to undo. */
export class CodebookDesk {
  readonly doc: Y.Doc
  readonly mayEdit: boolean
  readonly undo: Y.UndoManager
  codebook = $state.raw(readCodebook(new Y.Doc()).codebook)
  tree: CodeNode[] = $derived(buildCodeTree(this.codebook))
  codes: ReadonlyMap<CodeId, Code> = $derived(new Map(this.codebook.codes.map((code) => [code.id, code])))
  nodes: ReadonlyMap<CodeId, CodeNode> = $derived(
    new Map(this.tree.flatMap(allUnder).map((node) => [node.code.id, node])),
  )
  resolve = $derived(codeResolver(this.codebook))
  /** Where each code that was merged away has gone. */
  merged = $derived(mergedCodes(this.codebook))
  /** The codes that can be applied now, in the order of the tree: neither merged away nor retired. */
  offered: readonly Code[] = $derived(
    this.tree.flatMap(allUnder).flatMap((node) => (node.isRetired ? [] : [node.code])),
  )

  #setting: DeskSetting
  #stop: (() => void)[]

  constructor(doc: Y.Doc, setting: DeskSetting) {
    this.doc = doc
    this.mayEdit = setting.mayEdit
    this.#setting = setting
    this.undo = undoCodebook(doc)
    this.codebook = readCodebook(doc).codebook
    this.#stop = [
      setting.history.watch(this.undo, 'writing in the codebook'),
      observeCodebook(doc, (read) => (this.codebook = read.codebook)),
    ]
  }

  find(id: CodeId | null): Code | null {
    return (id && this.codes.get(id)) ?? null
  }

  /** The names above a code, from the top: where it belongs. */
  pathOf(id: CodeId): string[] {
    const path: string[] = []
    const seen = new Set<CodeId>([id])
    for (
      let code = this.find(this.find(id)?.parent ?? null);
      code && !seen.has(code.id);
      code = this.find(code.parent)
    ) {
      seen.add(code.id)
      path.unshift(code.name)
    }
    return path
  }

  add(name: string, parent: CodeId | null = null): Result<CodeId, CodebookRefusal> {
    const id = this.#setting.newId<CodeId>()
    const done = this.#do(`new code “${name.trim()}”`, addCode(this.codebook, { id, name, parent }))
    return done.ok ? accept(id) : done
  }

  rename(id: CodeId, name: string): Done {
    return this.#do(`renaming “${this.#nameOf(id)}”`, renameCode(this.codebook, id, name))
  }

  recolour(id: CodeId, colour: string): Done {
    return this.#do(`new colour of “${this.#nameOf(id)}”`, recolourCode(this.codebook, id, colour))
  }

  move(id: CodeId, place: CodePlace): Done {
    return this.#do(`moving “${this.#nameOf(id)}”`, moveCode(this.codebook, id, place))
  }

  remove(id: CodeId): Done {
    return this.#do(`deleting “${this.#nameOf(id)}”`, removeCode(this.codebook, id))
  }

  retire(id: CodeId): Done {
    return this.#do(`retiring “${this.#nameOf(id)}”`, retireCode(this.codebook, id, this.#sign()))
  }

  merge(from: CodeId, into: CodeId): Done {
    const name = `merging “${this.#nameOf(from)}” into “${this.#nameOf(into)}”`
    return this.#do(name, mergeCodes(this.codebook, from, into, this.#sign()))
  }

  /** Moves the given codings of `from` to a new code beside it. */
  split(from: CodeId, name: string, codings: readonly CodedBy[]): Result<CodeId, CodebookRefusal> {
    return this.#setting.history.step(`splitting “${this.#nameOf(from)}”`, () => {
      const added = this.add(name, this.find(from)?.parent ?? null)
      if (!added.ok) return added
      const done = this.#do('', splitCode(this.codebook, from, added.value, codings, this.#sign()))
      if (done.ok) return added
      this.#do('', removeCode(this.codebook, added.value))
      return done
    })
  }

  /** Takes a merge, a split or a retirement back, whoever made it. */
  withdraw(operation: string): Done {
    const names = { merge: 'undoing a merge', split: 'undoing a split', retire: 'bringing a code back' }
    const kind = this.codebook.operations.find(({ id }) => id === operation)?.kind ?? 'merge'
    return this.#do(names[kind], undoOperation(this.codebook, operation))
  }

  /** The shared text of a field, in which several people may type at once; null where the code is gone. */
  prose(id: CodeId, field: ProseField): Y.Text | null {
    const code = this.doc.getMap('codes').get(id)
    const text = code instanceof Y.Map ? code.get(field) : null
    return text instanceof Y.Text ? text : null
  }

  close(): void {
    for (const stop of this.#stop) stop()
    this.undo.destroy()
  }

  #do(name: string, checked: Result<CodebookChange[], CodebookRefusal>): Done {
    if (!checked.ok) return checked
    this.#setting.history.step(name, () => writeCodebook(this.doc, checked.value))
    return accept(undefined)
  }

  #sign(): Recording {
    return { id: this.#setting.newId(), by: this.#setting.me, now: this.#setting.now() }
  }

  #nameOf(id: CodeId): string {
    return this.find(id)?.name ?? ''
  }
}

function allUnder(node: CodeNode): CodeNode[] {
  return [node, ...node.children.flatMap(allUnder)]
}

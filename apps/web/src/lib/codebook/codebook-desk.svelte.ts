import {
  accept,
  acceptCode,
  addCode,
  buildCodeTree,
  codeResolver,
  mergeCodes,
  mergedCodes,
  moveCode,
  overlayDrafts,
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
  type DraftCode,
  type DraftRefusal,
  type NewId,
  type ProseField,
  type Recording,
  type Result,
} from '@intercoder/domain'
import {
  changeInvented,
  inventCode,
  observeCodebook,
  observeDrafts,
  readCodebook,
  readDrafts,
  removeInvented,
  undoCodebook,
  writeCodebook,
} from '@intercoder/documents'
import * as Y from 'yjs'
import type { History } from '#lib/history/history.svelte.ts'

/** What a desk needs of the world around it. */
export interface DeskSetting {
  me: AccountId
  mayEdit: boolean
  /** My layer, where I code blind: new codes are drafts in it, and the codebook stays as it is. */
  drafting?: Y.Doc | null
  newId: NewId
  now: () => number
  history: History
}

type Done = Result<void, CodebookRefusal | DraftRefusal>

/** The shared codebook as one person works on it: read live, changed through the rules, each change one step to undo. */
export class CodebookDesk {
  readonly doc: Y.Doc
  readonly mayEdit: boolean
  readonly undo: Y.UndoManager
  #shared = $state.raw(readCodebook(new Y.Doc()).codebook)
  /** By the document they stand in. */
  #draftsOf = $state.raw<ReadonlyMap<Y.Doc, readonly DraftCode[]>>(new Map())
  #drafted = $derived([...this.#draftsOf.values()].flat())
  /** What is shared, and behind it the drafts of all layers that are shown. */
  codebook = $derived(overlayDrafts(this.#shared, this.#drafted))
  /** Codes that somebody invented while blind: my own, mostly, since nobody but an overseer sees another’s. */
  drafts: ReadonlySet<CodeId> = $derived.by(() => {
    const shared = new Set(this.#shared.codes.map(({ id }) => id))
    return new Set(this.#drafted.flatMap(({ id }) => (shared.has(id) ? [] : [id])))
  })
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

  /** Codes from blind rounds that the team has neither accepted nor declined. */
  suggested: readonly Code[] = $derived(this.offered.filter(({ suggestedBy }) => suggestedBy !== null))

  #setting: DeskSetting
  #stop: (() => void)[]

  constructor(doc: Y.Doc, setting: DeskSetting) {
    this.doc = doc
    this.mayEdit = setting.mayEdit
    this.#setting = setting
    this.undo = undoCodebook(doc)
    this.#shared = readCodebook(doc).codebook
    this.#stop = [
      setting.history.watch(this.undo, 'writing in the codebook'),
      observeCodebook(doc, (read) => (this.#shared = read.codebook)),
    ]
    if (setting.drafting) this.showDrafts(setting.drafting)
  }

  /** Shows the drafts of a layer from now on, so that its codings have codes. */
  showDrafts(layer: Y.Doc): void {
    if (this.#draftsOf.has(layer)) return
    const keep = (drafts: DraftCode[]) => void (this.#draftsOf = new Map(this.#draftsOf).set(layer, drafts))
    keep(readDrafts(layer))
    this.#stop.push(observeDrafts(layer, keep))
  }

  /** Whether a new code can be made: in the codebook, or as a draft of mine. */
  get mayAdd(): boolean {
    return this.mayEdit || Boolean(this.#setting.drafting)
  }

  /** Whether a code can be renamed, given another colour or deleted by me. */
  mayChange(id: CodeId): boolean {
    return this.drafts.has(id) ? Boolean(this.#setting.drafting) : this.mayEdit
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

  /** A draft has no place in the tree until the team gives it one. */
  add(name: string, parent: CodeId | null = null): Result<CodeId, CodebookRefusal | DraftRefusal> {
    const id = this.#setting.newId<CodeId>()
    if (this.#setting.drafting) {
      const at = this.#setting.now()
      const drafted = this.#draft(`new draft “${name.trim()}”`, (layer) =>
        inventCode(layer, this.#shared, { id, name, at }),
      )
      return drafted.ok ? accept(id) : drafted
    }
    const done = this.#do(`new code “${name.trim()}”`, addCode(this.codebook, { id, name, parent }))
    return done.ok ? accept(id) : done
  }

  rename(id: CodeId, name: string): Done {
    const said = `renaming “${this.#nameOf(id)}”`
    if (this.drafts.has(id)) return this.#draft(said, (layer) => changeInvented(layer, this.#shared, id, { name }))
    return this.#do(said, renameCode(this.codebook, id, name))
  }

  recolour(id: CodeId, colour: string): Done {
    const said = `new colour of “${this.#nameOf(id)}”`
    if (this.drafts.has(id)) return this.#draft(said, (layer) => changeInvented(layer, this.#shared, id, { colour }))
    return this.#do(said, recolourCode(this.codebook, id, colour))
  }

  /** Writes what a draft means; it becomes the definition once it is suggested. */
  explain(id: CodeId, note: string): Done {
    const said = `what “${this.#nameOf(id)}” means`
    return this.#draft(said, (layer) => changeInvented(layer, this.#shared, id, { note }))
  }

  /** Makes a suggestion a code like any other. */
  accept(id: CodeId): Done {
    return this.#do(`accepting “${this.#nameOf(id)}”`, acceptCode(this.codebook, id))
  }

  move(id: CodeId, place: CodePlace): Done {
    return this.#do(`moving “${this.#nameOf(id)}”`, moveCode(this.codebook, id, place))
  }

  remove(id: CodeId): Done {
    const said = `deleting “${this.#nameOf(id)}”`
    if (this.drafts.has(id)) return this.#draft(said, (layer) => removeInvented(layer, id))
    return this.#do(said, removeCode(this.codebook, id))
  }

  retire(id: CodeId): Done {
    return this.#do(`retiring “${this.#nameOf(id)}”`, retireCode(this.codebook, id, this.#sign()))
  }

  merge(from: CodeId, into: CodeId): Done {
    const name = `merging “${this.#nameOf(from)}” into “${this.#nameOf(into)}”`
    return this.#do(name, mergeCodes(this.codebook, from, into, this.#sign()))
  }

  /** Moves the given codings of `from` to a new code beside it. */
  split(from: CodeId, name: string, codings: readonly CodedBy[]): Result<CodeId, CodebookRefusal | DraftRefusal> {
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

  #draft(name: string, write: (layer: Y.Doc) => Result<DraftCode, DraftRefusal>): Done {
    const { drafting, history } = this.#setting
    const written = drafting ? history.step(name, () => write(drafting)) : null
    return written && !written.ok ? written : accept(undefined)
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

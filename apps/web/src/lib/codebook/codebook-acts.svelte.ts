import type { AccountId, Code, CodebookRefusal, CodeId, DraftRefusal, Result } from '@intercoder/domain'
import { announce, toasts } from '@intercoder/ui'
import type { History } from '#lib/history/history.svelte.ts'
import type { FindPassages } from './coded-passage.ts'
import type { CodebookDesk } from './codebook-desk.svelte.ts'
import { wordRefusal } from './refusal-words.ts'

/** What is being asked about the codebook just now: at most one question at a time. */
export type Question =
  | { kind: 'merge'; from: CodeId; into: CodeId | null }
  | { kind: 'split'; from: CodeId }
  | { kind: 'remove'; code: CodeId }
  | { kind: 'colour'; code: CodeId }

/** What people do in a code tree and what they are told about it; the rules stand in the desk. */
export class CodebookActs {
  readonly desk: CodebookDesk
  readonly findPassages: FindPassages
  question = $state.raw<Question | null>(null)
  renaming = $state<CodeId | null>(null)
  /** Where a new code is being named: under a code, at the top (null), or nowhere. */
  adding = $state<{ parent: CodeId | null } | null>(null)

  /** Names a member of the project. */
  readonly nameOf: (account: AccountId) => string
  #history: History

  constructor(
    desk: CodebookDesk,
    history: History,
    findPassages: FindPassages,
    nameOf: (account: AccountId) => string,
  ) {
    this.nameOf = nameOf
    this.desk = desk
    this.findPassages = findPassages
    this.#history = history
  }

  ask(question: Question): void {
    this.question = question
  }

  startAdding(parent: CodeId | null): void {
    if (this.desk.mayAdd) this.adding = { parent: this.desk.mayEdit ? parent : null }
  }

  /** A draft goes at once, since nobody else has seen it; a code is asked about first. */
  startRemoving(code: Code): void {
    if (this.desk.drafts.has(code.id)) this.remove(code)
    else this.ask({ kind: 'remove', code: code.id })
  }

  startRenaming(code: CodeId): void {
    if (this.desk.mayChange(code)) this.renaming = code
  }

  add(name: string, parent: CodeId | null): CodeId | null {
    const added = this.desk.add(name, parent)
    this.#tell(added, `New code “${name.trim()}”`)
    return added.ok ? added.value : null
  }

  rename(code: Code, name: string): void {
    this.renaming = null
    if (name.trim() !== code.name) this.#tell(this.desk.rename(code.id, name), `Renamed to “${name.trim()}”`)
  }

  recolour(code: Code, colour: string): void {
    this.#tell(this.desk.recolour(code.id, colour), `“${code.name}” is ${colour} now`)
  }

  move(id: CodeId, parent: CodeId | null, before: CodeId | null): void {
    const moved = this.desk.move(id, { parent, before })
    if (!moved.ok) this.#tell(moved, '')
  }

  merge(from: Code, into: Code): void {
    this.#tell(this.desk.merge(from.id, into.id), `“${from.name}” is merged into “${into.name}”`, true)
  }

  split(from: Code, name: string, codings: Parameters<CodebookDesk['split']>[2]): boolean {
    const done = this.desk.split(from.id, name, codings)
    return this.#tell(done, `“${name.trim()}” is split off “${from.name}”`, true)
  }

  explain(code: Code, note: string): void {
    if (note !== code.definition) this.#tell(this.desk.explain(code.id, note), '')
  }

  accept(code: Code): void {
    this.#tell(this.desk.accept(code.id), `“${code.name}” is a code of the codebook now`, true)
  }

  remove(code: Code): void {
    this.#tell(this.desk.remove(code.id), `“${code.name}” is deleted`, true)
  }

  retire(code: Code): void {
    this.#tell(this.desk.retire(code.id), `“${code.name}” is retired: it stays where it is used`, true)
  }

  withdraw(operation: string, said: string): void {
    this.#tell(this.desk.withdraw(operation), said)
  }

  #tell(done: Result<unknown, CodebookRefusal | DraftRefusal>, said: string, offersUndo = false): boolean {
    if (!done.ok) toasts.say(wordRefusal(done.refusal, this.desk), { tone: 'danger' })
    else if (offersUndo) toasts.say(said, { undo: this.#undoLatest() })
    else if (said) announce(said)
    return done.ok
  }

  /** Undoes the step just made, as long as nothing was done since; otherwise the newer steps have to go first. */
  #undoLatest(): () => void {
    const step = this.#history.latest
    return () => {
      if (this.#history.latest === step) announce(`Undone: ${this.#history.undo() ?? ''}`)
      else toasts.say('You have done something since. Undo that first, with Ctrl+Z or the undo button.')
    }
  }
}

import { invalidateAll } from '$app/navigation'
import {
  accept,
  readValue,
  type Attribute,
  type AttributeId,
  type AttributeValue,
  type Case,
  type CaseKind,
} from '@intercoder/domain'
import { toasts } from '@intercoder/ui'
import { ask, type Answer } from '#lib/api/ask.ts'
import { api } from '#lib/api/client.ts'
import { InTurn } from '#lib/api/in-turn.ts'
import type { CaseTable } from '#lib/api/shapes.ts'
import { explainRefusal } from '#lib/words/refusal.ts'
import { explainBadValue } from '#lib/words/table-refusal.ts'
import { nameColumn, textOf } from './case-grid.ts'

const ofProject = api.projects[':project']

/** One cell edited: enough to do it again and to take it back. */
interface CellEdit {
  case: string
  column: string
  before: string
  after: string
}

/** The verbs of the table of cases, each with its way back. */
export class CaseDesk {
  readonly project: string
  #table: () => CaseTable
  #done: CellEdit[] = []
  #undone: CellEdit[] = []
  /** Edits follow each other: who undoes at once means the edit that is still on its way. */
  readonly #edits = new InTurn()

  constructor(project: string, table: () => CaseTable) {
    this.project = project
    this.#table = table
  }

  /** Keeps what was typed into a cell; answers what is wrong with it, or null. */
  edit(id: string, column: string, text: string): Promise<string | null> {
    return this.#edits.take(async () => {
      const before = this.#textIn(id, column)
      const problem = await this.#write(id, column, text)
      if (problem === null) {
        this.#done.push({ case: id, column, before, after: text })
        this.#undone = []
      }
      return problem
    })
  }

  /** Takes back the last edit of a cell; false where there is none. */
  undo(): Promise<boolean> {
    return this.#edits.take(() => this.#replay(this.#done, this.#undone, 'before'))
  }

  redo(): Promise<boolean> {
    return this.#edits.take(() => this.#replay(this.#undone, this.#done, 'after'))
  }

  async changeKind(one: Case, kind: CaseKind): Promise<void> {
    await this.#tell(ask(ofProject.cases[':case'].$patch({ param: this.#param({ case: one.id }), json: { kind } })))
  }

  async addCase(name: string, kind: CaseKind, values: Case['values'] = {}): Promise<Answer<unknown>> {
    const answer = await ask(ofProject.cases.$post({ param: { project: this.project }, json: { name, kind, values } }))
    await invalidateAll()
    return answer
  }

  async deleteCase(one: Case): Promise<void> {
    const deleted = await this.#tell(ask(ofProject.cases[':case'].$delete({ param: this.#param({ case: one.id }) })))
    if (!deleted) return
    toasts.say(`${one.name} was deleted.`, {
      undo: async () => void (await this.addCase(one.name, one.kind, one.values)),
    })
  }

  async addAttribute(attribute: Omit<Attribute, 'id'>): Promise<Answer<unknown>> {
    const answer = await ask(ofProject.attributes.$post({ param: { project: this.project }, json: attribute }))
    await invalidateAll()
    return answer
  }

  async changeAttribute(id: AttributeId, change: Omit<Attribute, 'id'>): Promise<Answer<unknown>> {
    const answer = await ask(
      ofProject.attributes[':attribute'].$patch({ param: this.#param({ attribute: id }), json: change }),
    )
    await invalidateAll()
    return answer
  }

  async deleteAttribute(attribute: Attribute): Promise<void> {
    const held = this.#table().cases.flatMap((one) => {
      const value = one.values[attribute.id] ?? null
      return value === null ? [] : [{ id: one.id, value }]
    })
    const param = this.#param({ attribute: attribute.id })
    if (!(await this.#tell(ask(ofProject.attributes[':attribute'].$delete({ param }))))) return
    toasts.say(`${attribute.name} was deleted.`, { undo: () => this.#restoreAttribute(attribute, held) })
  }

  /** Replaces the waves; `was` says which of the old ones a renamed one is. */
  async saveWaves(waves: { name: string; was?: string }[]): Promise<Answer<unknown>> {
    const answer = await ask(ofProject.waves.$put({ param: { project: this.project }, json: waves }))
    await invalidateAll()
    return answer
  }

  async #restoreAttribute(attribute: Attribute, held: { id: string; value: AttributeValue }[]): Promise<void> {
    const { name, kind, choices } = attribute
    const made = await ask(
      ofProject.attributes.$post({ param: { project: this.project }, json: { name, kind, choices } }),
    )
    if (!made.ok) return void toasts.say(explainRefusal(made.refusal), { tone: 'danger' })
    for (const { id, value } of held) {
      const json = { values: { [made.value.id]: value } }
      await this.#tell(ask(ofProject.cases[':case'].$patch({ param: this.#param({ case: id }), json })), false)
    }
    await invalidateAll()
  }

  async #replay(from: CellEdit[], to: CellEdit[], side: 'before' | 'after'): Promise<boolean> {
    const edit = from.pop()
    if (!edit) return false
    const problem = await this.#write(edit.case, edit.column, edit[side])
    if (problem === null) to.push(edit)
    else toasts.say(problem, { tone: 'danger' })
    return true
  }

  async #write(id: string, column: string, text: string): Promise<string | null> {
    if (column === nameColumn && text === '') return 'A case needs a name.'
    const change = this.#read(column, text)
    if (!change.ok) return explainBadValue(change.refusal)
    const json = column === nameColumn ? { name: text } : { values: { [column]: change.value } }
    const answer = await ask(ofProject.cases[':case'].$patch({ param: this.#param({ case: id }), json }))
    await invalidateAll()
    return answer.ok ? null : explainRefusal(answer.refusal)
  }

  /** By the server's own rules, so that a mistake is told at once. */
  #read(column: string, text: string) {
    const attribute = this.#table().attributes.find(({ id }) => id === column)
    return attribute ? readValue(attribute, text) : accept(text)
  }

  #textIn(id: string, column: string): string {
    const one = this.#table().cases.find((each) => each.id === id)
    if (!one) return ''
    return column === nameColumn ? one.name : textOf(one.values[column as AttributeId] ?? null)
  }

  #param<T extends object>(more: T): T & { project: string } {
    return { ...more, project: this.project }
  }

  async #tell(asked: Promise<Answer<unknown>>, refresh = true): Promise<boolean> {
    const answer = await asked
    if (!answer.ok) toasts.say(explainRefusal(answer.refusal), { tone: 'danger' })
    if (refresh) await invalidateAll()
    return answer.ok
  }
}

import type { AccountId, Case, LayerId, SourceId, Wave } from '@intercoder/domain'
import { announce, toasts } from '@intercoder/ui'
import { SvelteSet } from 'svelte/reactivity'
import { ask, type Answer } from '#lib/api/ask.ts'
import { api } from '#lib/api/client.ts'
import type { ListedMember, ListedRound, ListedSource, RoundProgress } from '#lib/api/shapes.ts'
import { explainRefusal } from '#lib/words/refusal.ts'
import { count } from '#lib/words/units.ts'
import {
  columnsOf,
  filterRows,
  noRowFilter,
  pairsToChange,
  readyRows,
  rowsOf,
  type Pair,
  type RoundRow,
  type RowFilter,
} from './round-rows.ts'

const ofRound = api.projects[':project'].rounds[':round']

export interface RoundParts {
  round: ListedRound
  progress: RoundProgress
  sources: readonly ListedSource[]
  table: { cases: readonly Case[]; waves: readonly Wave[] }
  members: readonly ListedMember[]
}

/** One round as those see it who run it: who codes what, how far they are, and the verbs that change it. */
export class RoundDesk {
  progress: RoundProgress = $state.raw({ sources: [], overseers: [] })
  filter: RowFilter = $state({ ...noRowFilter })
  readonly chosenRows = new SvelteSet<SourceId>()
  readonly chosenCoders = new SvelteSet<AccountId>()
  rows: readonly RoundRow[] = $derived.by(() => rowsOf(this.progress, this.#parts().sources, this.#parts().table))
  shown: readonly RoundRow[] = $derived(filterRows(this.rows, this.filter))
  coders: readonly ListedMember[] = $derived.by(() => columnsOf(this.#parts().members, this.progress))
  ready: readonly RoundRow[] = $derived(readyRows(this.shown))
  /** What the chosen rows and coders come to: without coders, everybody is meant. */
  chosen = $derived.by(() => {
    const rows = this.shown.filter(({ source }) => this.chosenRows.has(source))
    const coders = this.coders.map(({ account }) => account).filter((each) => this.chosenCoders.has(each))
    return pairsToChange(rows, coders)
  })
  isAllShownChosen: boolean = $derived(
    this.shown.length > 0 && this.shown.every(({ source }) => this.chosenRows.has(source)),
  )

  #parts: () => RoundParts
  /** Moves on with every request for the progress, and with the answer to every change of it. */
  #turn = 0
  /** The turn of the change whose answer was taken last. */
  #taken = 0
  /** Cells whose change is on its way. */
  readonly #changing = new Set<string>()

  constructor(parts: () => RoundParts) {
    this.#parts = parts
    this.progress = parts().progress
  }

  get round(): ListedRound {
    return this.#parts().round
  }

  nameOf(account: AccountId): string {
    return this.#parts().members.find((member) => member.account === account)?.name ?? 'A former member'
  }

  toggleRow(source: SourceId): void {
    if (!this.chosenRows.delete(source)) this.chosenRows.add(source)
  }

  toggleCoder(account: AccountId): void {
    if (!this.chosenCoders.delete(account)) this.chosenCoders.add(account)
  }

  /** Those not shown stay as they are. */
  toggleAllShown(): void {
    const isLettingGo = this.isAllShownChosen
    for (const { source } of this.shown)
      if (isLettingGo) this.chosenRows.delete(source)
      else this.chosenRows.add(source)
  }

  /**
   * Assigns, or takes back what nobody has begun. Answers false where the cell is past that. A press on a cell whose
   * change is on its way does nothing: what it meant is not known before the answer.
   */
  toggle(row: RoundRow, coder: AccountId): boolean {
    const cell = `${row.source} ${coder}`
    if (this.#changing.has(cell)) return true
    const { free, taken } = pairsToChange([row], [coder])
    if (free.length === 0 && taken.length === 0) return false
    this.#changing.add(cell)
    const change = free.length > 0 ? this.assign(free, null) : this.unassign(taken)
    void change.finally(() => this.#changing.delete(cell))
    return true
  }

  async assign(pairs: readonly Pair[], seed: number | null): Promise<boolean> {
    if (pairs.length === 0) return true
    return this.#change(
      () => this.#send(ofRound.assignments.$post({ param: this.#param, json: { pairs: [...pairs], seed } })),
      `${this.#wordPairs(pairs)} assigned`,
      () => this.#send(ofRound.assignments.$delete({ param: this.#param, json: { pairs: [...pairs] } })),
    )
  }

  async unassign(pairs: readonly Pair[]): Promise<boolean> {
    if (pairs.length === 0) return true
    return this.#change(
      () => this.#send(ofRound.assignments.$delete({ param: this.#param, json: { pairs: [...pairs] } })),
      `${this.#wordPairs(pairs)} taken back`,
      () => this.#send(ofRound.assignments.$post({ param: this.#param, json: { pairs: [...pairs], seed: null } })),
    )
  }

  /** Releases each source that may be; those before a refusal stay released. */
  async release(rows: readonly RoundRow[]): Promise<void> {
    let released = 0
    for (const { source } of rows) {
      const param = { ...this.#param, source }
      const answer = await ask(ofRound.sources[':source'].release.$post({ param }))
      if (!answer.ok) {
        toasts.say(explainRefusal(answer.refusal), { tone: 'danger' })
        break
      }
      released++
    }
    await this.refresh()
    if (released > 0)
      toasts.say(`${count(released, 'source is', 'sources are')} released: all codings there are open to everyone.`)
  }

  async reopen(row: RoundRow, coder: AccountId, reason: string): Promise<Answer<null>> {
    const param = { ...this.#layerParam(row, coder) }
    const answer = await ask(
      api.projects[':project'].sources[':source'].layers[':layer'].reopening.$post({ param, json: { reason } }),
    )
    if (answer.ok) toasts.say(`${this.nameOf(coder)} can go on coding ${row.name}.`)
    await this.refresh()
    return answer
  }

  /** Records that I look at somebody's layer before release; from then on I may open it. */
  async oversee(row: RoundRow, coder: AccountId): Promise<Answer<null>> {
    const param = this.#layerParam(row, coder)
    return ask(api.projects[':project'].sources[':source'].layers[':layer'].oversight.$post({ param }))
  }

  /** What a draw would come to; nothing is assigned by it. */
  draw(lot: {
    share: number
    coders: number
    among: AccountId[]
    seed: number
    sources: SourceId[]
  }): Promise<Answer<{ pairs: Pair[]; seed: number }>> {
    return ask(ofRound.draw.$post({ param: this.#param, json: lot })) as Promise<
      Answer<{ pairs: Pair[]; seed: number }>
    >
  }

  async refresh(): Promise<void> {
    const turn = ++this.#turn
    const answer = await ask(ofRound.progress.$get({ param: this.#param }))
    // What was asked or answered since then knows more, or will.
    if (answer.ok && turn === this.#turn) this.progress = answer.value
  }

  get #param() {
    return { project: this.round.project, round: this.round.id }
  }

  #layerParam(row: RoundRow, coder: AccountId) {
    const layer = (row.coders.get(coder)?.layer ?? '') as LayerId
    return { project: this.round.project, source: row.source, layer }
  }

  async #send(asked: Parameters<typeof ask>[0]): Promise<boolean> {
    const turn = ++this.#turn
    const answer = await ask(asked)
    this.#turn++
    if (answer.ok && turn > this.#taken) {
      this.#taken = turn
      this.progress = answer.value as RoundProgress
      return true
    }
    if (!answer.ok) toasts.say(explainRefusal(answer.refusal), { tone: 'danger' })
    // Refused, or overtaken by a later change that may not know of this one.
    await this.refresh()
    return answer.ok
  }

  async #change(act: () => Promise<boolean>, said: string, back: () => Promise<boolean>): Promise<boolean> {
    const done = await act()
    if (done) toasts.say(`${said}.`, { undo: async () => void ((await back()) && announce('Undone')) })
    return done
  }

  #wordPairs(pairs: readonly Pair[]): string {
    const [first] = pairs
    if (!first || pairs.length > 1) return count(pairs.length, 'pair')
    const row = this.rows.find(({ source }) => source === first.source)
    return `${this.nameOf(first.coder)} on ${row?.name ?? 'a source'}`
  }
}

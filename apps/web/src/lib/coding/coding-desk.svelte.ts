import type { Certainty, Code, CodeId, CodingId, CodingRefusal, LayerId, NewId, Result, Span } from '@intercoder/domain'
import {
  applyCode,
  changeCode,
  moveBoundary,
  removeCoding,
  setCertainty,
  setRemark,
  undoLayer,
} from '@intercoder/documents'
import { announce, toasts } from '@intercoder/ui'
import type { Doc } from 'yjs'
import type { CodebookActs } from '#lib/codebook/codebook-acts.svelte.ts'
import type { CodebookDesk } from '#lib/codebook/codebook-desk.svelte.ts'
import type { History } from '#lib/history/history.svelte.ts'
import type { Reading } from '#lib/transcript/reading.svelte.ts'
import { isPlaced, type Mark, type PlacedMark } from './mark.ts'
import type { MarkFilter } from './mark-filter.svelte.ts'
import type { Marks } from './marks.svelte.ts'
import { shorten } from './mark-words.ts'
import type { RecentCodes } from './recent-codes.svelte.ts'
import { wordRefusal } from './refusal-words.ts'

/** My own layer, where I may write. */
export interface OwnLayer {
  id: LayerId
  doc: Doc
}

export interface DeskParts {
  reading: Reading
  marks: Marks
  codebook: CodebookDesk
  acts: CodebookActs
  history: History
  filter: MarkFilter
  recent: RecentCodes
  layer: OwnLayer | null
  closed: string | null
  versionAt: (at: number) => string | null
  newId: NewId
  now: () => number
}

/** Everything I do with codes on one transcript. Each verb writes at once, here, and is one step to undo. */
export class CodingDesk {
  readonly reading: Reading
  readonly marks: Marks
  readonly codebook: CodebookDesk
  readonly acts: CodebookActs
  readonly history: History
  readonly filter: MarkFilter
  readonly recent: RecentCodes
  readonly layer: OwnLayer | null
  /** The mark that is looked at, by key. */
  focusedKey = $state<string | null>(null)
  /** The type-ahead box: open for new codings, for another code of the focused one, or closed. */
  box = $state<'apply' | 'change' | null>(null)

  shown: readonly PlacedMark[] = $derived.by(() => {
    const { placed } = this.marks
    return this.filter.isOn ? placed.filter((mark) => this.filter.shows(mark)) : placed
  })
  focused: Mark | null = $derived.by(() => {
    // Looked up by its key, again whenever any mark is another.
    void this.marks.placed
    void this.marks.orphaned
    return this.focusedKey ? this.marks.find(this.focusedKey) : null
  })
  /** How many codings bear each code, of those that the filter lets through. */
  counts: ReadonlyMap<CodeId, number> = $derived.by(() =>
    this.filter.isOn ? countCodes(this.shown) : this.marks.counts,
  )
  /** The marks at the selection or the caret, in reading order. */
  here: readonly PlacedMark[] = $derived.by(() => {
    const { target, caret } = this.reading
    const found = this.marks.over(target ?? { start: caret, end: caret + 1 })
    return this.filter.isOn ? found.filter((mark) => this.filter.shows(mark)) : found
  })

  #parts: DeskParts

  constructor(parts: DeskParts) {
    this.#parts = parts
    this.reading = parts.reading
    this.marks = parts.marks
    this.codebook = parts.codebook
    this.acts = parts.acts
    this.history = parts.history
    this.filter = parts.filter
    this.recent = parts.recent
    this.layer = parts.layer
    if (parts.layer) parts.history.watch(undoLayer(parts.layer.doc), 'coding')
  }

  /** The version of the codebook that something coded here at a time was coded under, as it is named. */
  versionAt(at: number): string | null {
    return this.#parts.versionAt(at)
  }

  get mayCode(): boolean {
    return this.layer !== null
  }

  /** Whether anything here is mine to change, and so to undo. */
  get mayWrite(): boolean {
    return this.mayCode || this.codebook.mayAdd || this.reading.mayCorrect
  }

  /** Opens the type-ahead box on the selected words. */
  openBox(): void {
    if (this.reading.target) this.box = 'apply'
    else this.#say('Select some words first.')
  }

  /** Applies a code to the selected words. */
  apply(code: Code): void {
    const span = this.reading.target
    if (!span) return this.#say(this.mayCode ? 'Select some words first.' : this.#whyNot)
    this.applyTo(span, code)
  }

  applyTo(span: Span, code: Code): void {
    const { layer } = this
    if (!layer) return this.#say(this.#whyNot)
    const same = this.marks.over(span).find((mark) => mark.mine && mark.code === code.id && isSame(mark.span, span))
    if (same) {
      this.focusedKey = same.key
      return this.#say(`You have coded these words as “${code.name}” already.`)
    }
    const id = this.#parts.newId<CodingId>()
    const draft = { id, code: code.id, span, at: this.#parts.now() }
    const done = this.history.step(`coding as “${code.name}”`, () =>
      applyCode(layer.doc, this.reading.index.doc, draft),
    )
    if (!done.ok) return this.#say(wordRefusal(done.refusal))
    this.recent.use(code.id)
    this.focusedKey = `${layer.id}/${id}`
    announce(`Coded as ${code.name}: ${shorten(done.value.quote, 60)}`)
  }

  /** Applies a code that does not exist yet; both are one step. */
  applyNew(name: string, parent: CodeId | null = null): void {
    this.history.step(`new code “${name.trim()}”`, () => {
      const id = this.acts.add(name, parent)
      const code = this.codebook.find(id)
      if (code && this.reading.target) this.apply(code)
    })
  }

  /** Makes a code of the selected words themselves and applies it; where there is such a code it is used. */
  applyInVivo(): void {
    const span = this.reading.target
    if (!span) return this.#say('Select the words that shall be the code’s name.')
    const name = shorten(this.reading.wordsOf(span), 80)
    const known = this.codebook.offered.find((code) => code.name.toLocaleLowerCase() === name.toLocaleLowerCase())
    if (known) this.apply(known)
    else this.applyNew(name)
  }

  applyRecent(digit: number): void {
    const code = this.codebook.find(this.recent.at(digit))
    if (code) this.apply(code)
  }

  applyLast(): void {
    const code = this.codebook.find(this.recent.last)
    if (code) this.apply(code)
    else this.box = 'apply'
  }

  recode(mark: Mark, code: Code): void {
    this.#change(mark, `another code: “${code.name}”`, (layer) =>
      changeCode(layer, mark.id, code.id, this.#parts.now()),
    )
    if (mark.mine) this.recent.use(code.id)
  }

  recodeNew(mark: Mark, name: string): void {
    this.history.step(`new code “${name.trim()}”`, () => {
      const code = this.codebook.find(this.acts.add(name, null))
      if (code) this.recode(mark, code)
    })
  }

  /** Moves an end of a coding, or both. Moves of one coding that follow each other closely are one step. */
  moveTo(mark: Mark, span: Span): void {
    const flow = `move ${mark.key}`
    this.#change(mark, 'moving an end', (layer) => moveBoundary(layer, this.reading.index.doc, mark.id, span), flow)
  }

  remark(mark: Mark, remark: string): void {
    const flow = `remark ${mark.key}`
    if (remark !== mark.remark) this.#change(mark, 'a remark', (layer) => setRemark(layer, mark.id, remark), flow)
  }

  judge(mark: Mark, certainty: Certainty): void {
    this.#change(mark, `marking as ${certainty}`, (layer) => setCertainty(layer, mark.id, certainty))
  }

  /** Takes a coding of mine away. */
  uncode(mark: Mark | null = this.ownHere()): void {
    if (!mark) return this.#say('There is no coding of yours here.')
    const name = this.codebook.find(mark.code)?.name ?? 'a deleted code'
    const done = this.#change(mark, `removing “${name}”`, (layer) => removeCoding(layer, mark.id))
    if (!done) return
    if (this.focusedKey === mark.key) this.focusedKey = null
    announce(`Removed ${name}`)
  }

  /** The coding of mine that a key means: the focused one, or the innermost at the caret. */
  ownHere(): Mark | null {
    if (this.focused?.mine) return this.focused
    return this.here.filter((mark) => mark.mine).toSorted((a, b) => lengthOf(a) - lengthOf(b))[0] ?? null
  }

  undo(): void {
    const name = this.history.undo()
    announce(name ? `Undone: ${name}` : 'Nothing to undo')
  }

  redo(): void {
    const name = this.history.redo()
    announce(name ? `Done again: ${name}` : 'Nothing to do again')
  }

  /** Other words were selected: whatever was looked at before is let go. */
  turnTo(span: Span | null): void {
    const before = this.focused?.span
    if (span && (!before || !isSame(before, span))) this.focusedKey = null
  }

  /** Looks at a mark and brings it into view. */
  show(mark: Mark): void {
    this.focusedKey = mark.key
    if (isPlaced(mark)) this.reading.bring(mark.span)
  }

  /** Goes to the next mark in reading order, or the one before; from the caret where none is looked at. */
  step(by: 1 | -1): void {
    const { shown } = this
    if (shown.length === 0) return this.#say('Nothing is coded here yet.')
    const at = shown.findIndex((mark) => mark.key === this.focusedKey)
    const { caret } = this.reading
    const behind = shown.findIndex((mark) => mark.span.start >= caret)
    const from = by > 0 ? (behind < 0 ? 0 : behind) : behind <= 0 ? shown.length - 1 : behind - 1
    const next = shown[at < 0 ? from : (at + by + shown.length) % shown.length]
    if (next) this.show(next)
  }

  /** Goes round the marks that share the words at the caret. */
  cycleHere(): void {
    const at = this.here.findIndex((mark) => mark.key === this.focusedKey)
    const next = this.here[(at + 1) % Math.max(1, this.here.length)]
    if (next) this.focusedKey = next.key
    else this.#say('Nothing is coded here.')
  }

  /** Moves the ends of the focused coding to the words that they are found at again. */
  repair(mark: Mark): void {
    const span = this.marks.findRepair(mark)
    if (!span) return this.#say('Its words are not in the transcript any more.')
    this.moveTo(mark, span)
    const repaired = this.marks.find(mark.key)
    if (repaired) this.show(repaired)
  }

  #change(mark: Mark, name: string, verb: (layer: Doc) => Result<unknown, CodingRefusal>, flow?: string): boolean {
    if (!this.layer || !mark.mine) {
      this.#say(mark.mine ? this.#whyNot : `This is ${mark.coder.name}’s coding; only they can change it.`)
      return false
    }
    const { doc } = this.layer
    const done = this.history.step(name, () => verb(doc), flow)
    if (!done.ok) this.#say(wordRefusal(done.refusal))
    return done.ok
  }

  get #whyNot(): string {
    return this.#parts.closed ?? 'You look on here and cannot code.'
  }

  #say(text: string): void {
    toasts.say(text)
  }
}

function countCodes(marks: readonly Mark[]): Map<CodeId, number> {
  const counts = new Map<CodeId, number>()
  for (const { code } of marks) if (code) counts.set(code, (counts.get(code) ?? 0) + 1)
  return counts
}

function isSame(a: Span, b: Span): boolean {
  return a.start === b.start && a.end === b.end
}

function lengthOf({ span }: PlacedMark): number {
  return span.end - span.start
}

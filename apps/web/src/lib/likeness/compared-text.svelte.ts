import type { AccountId } from '@intercoder/domain'
import { announce } from '@intercoder/ui'
import { untrack } from 'svelte'
import type { CodingDesk } from '#lib/coding/coding-desk.svelte.ts'
import { consensus, type PlacedMark } from '#lib/coding/mark.ts'
import { keep, recall } from '#lib/device/kept.ts'
import { list } from '#lib/words/units.ts'
import { compareMarks, type Likeness, type Stretch } from './compare-marks.ts'
import { LiveFigures, type HereFigures, type ShownMarks } from './live-figures.ts'

const place = 'intercoder:likeness'
/** Milliseconds that a change may wait to be compared, so that applying a code never waits for it. */
const patienceMs = 1_000

export const likenessWords: Record<Likeness, string> = {
  alike: 'All coders have the same codes',
  missing: 'Somebody left it uncoded',
  unlike: 'All coded it, with other codes',
}

/** Where the coders of one transcript agree and differ, kept up with the marks that are shown. */
export class ComparedText {
  /** In reading order; none while fewer than two coders have coded, or while it is switched off. */
  stretches = $state.raw<readonly Stretch[]>([])
  #isOn = $state(recall(place) !== 'off')
  readonly #live = new LiveFigures()
  /** What was compared last. */
  #compared: ShownMarks | null = null
  readonly #desk: CodingDesk
  #stop: () => void

  constructor(desk: CodingDesk) {
    this.#desk = desk
    this.#stop = $effect.root(() => {
      $effect(() => this.#keepUp())
      $effect(() =>
        desk.reading.editor?.setStretches(
          this.stretches.map(({ start, end, likeness }) => ({ start, end, kind: likeness })),
        ),
      )
    })
  }

  get isOn(): boolean {
    return this.#isOn
  }

  set isOn(on: boolean) {
    this.#isOn = on
    keep(place, on ? 'on' : 'off')
  }

  /** Whether there is anybody to compare. */
  isThere = $derived(this.stretches.length > 0)

  /** How far they agree, over all codes and code by code, as far as marks are shown. Nothing is done until it is asked for. */
  figures: HereFigures = $derived.by(() => {
    // Found together with what is compared.
    void this.stretches
    if (this.#compared) this.#live.take(this.#compared)
    return this.#live.figures()
  })

  /** Goes to the next or last place where coders differ, and says who has what there. */
  step(by: 1 | -1): void {
    const { reading } = this.#desk
    const { caret } = reading
    const apart = this.stretches.filter(({ likeness }) => likeness !== 'alike')
    const next =
      by > 0
        ? (apart.find(({ start }) => start > caret) ?? apart[0])
        : (apart.findLast(({ start }) => start < caret) ?? apart.at(-1))
    if (!next) return announce('There is no place where coders differ.')
    reading.editor?.select({ start: next.start, end: next.start })
    reading.editor?.scrollTo(next)
    reading.editor?.focus()
    announce(`${likenessWords[next.likeness]}: ${this.#wordVersions(next)}`)
  }

  leave(): void {
    this.#stop()
  }

  #keepUp(): (() => void) | undefined {
    const { shown } = this.#desk
    if (!this.#isOn) return void (this.stretches = [])
    const first = untrack(() => this.stretches.length === 0)
    const timer = setTimeout(() => this.#compare(shown), first ? 0 : patienceMs)
    return () => clearTimeout(timer)
  }

  #compare(shown: readonly PlacedMark[]): void {
    const coders = this.#coders()
    const marks = shown.filter(({ coder }) => coders.has(coder.account))
    this.#compared = { marks, coders, length: this.#desk.reading.text.length }
    this.stretches = compareMarks(marks, coders)
  }

  /** Everybody who has coded here and is not filtered away. */
  #coders(): ReadonlySet<AccountId> {
    const { marks, filter } = this.#desk
    const coders = new Set<AccountId>()
    for (const { coder } of marks.placed)
      if (coder !== consensus && !filter.hiddenCoders.has(coder.account)) coders.add(coder.account)
    return coders
  }

  #wordVersions(stretch: Stretch): string {
    const { marks, codebook } = this.#desk
    const here = marks.over(stretch).filter(({ coder }) => coder !== consensus)
    const name = ({ code }: PlacedMark) => (code && codebook.find(code)?.name) || 'a deleted code'
    const versions = Map.groupBy(here, ({ coder }) => coder.name)
    return [...versions].map(([coder, held]) => `${coder}: ${list([...new Set(held.map(name))])}`).join('; ')
  }
}

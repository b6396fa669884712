import type { AccountId } from '@intercoder/domain'
import type { Pair } from '@intercoder/agreement'
import type { AgendaTopic } from '#lib/agenda/agenda-topic.ts'
import type { ListedRound, OpenProject, Reliability } from '#lib/api/shapes.ts'
import { memberNames } from '#lib/member/member-names.ts'
import { chosenSources, countLeftOut, firstChoice, usedCodes, type Choice } from './choice.ts'
import { coefficientsOn } from './coefficient.ts'
import { consensus, type Unit } from './comparison.ts'
import type { CodeInterval, Figures } from './job.ts'
import { topicOfPlace } from './place-topic.ts'
import { findPlaces, type Asked, type Place } from './places.ts'
import type { Heard, RunJob } from './run-worker.ts'

/** In print beside every interval. Any number would do; that it is always the same lets figures be had again. */
export const seed = 12_345
export const resamples = 1_000

export interface AgreementParts {
  open: OpenProject
  round: ListedRound
  reliability: Reliability
}

/** The figures of one round as somebody looks into them: what is compared, how, and which passages lie behind a number. */
export class AgreementDesk {
  choice: Choice = $state({ ...firstChoice })
  figures = $state.raw<Figures | null>(null)
  intervals = $state.raw<ReadonlyMap<string | null, CodeInterval>>(new Map())
  /** 0 to 1 while intervals are drawn, null when they are not. */
  progress = $state<number | null>(null)
  /** How the computation that was last begun ended. */
  end = $state<'stopped' | 'failed' | null>(null)
  /** Whose passages are listed. */
  asked = $state.raw<Asked | null>(null)
  sources = $derived.by(() => chosenSources(this.#parts().reliability, this.choice))
  codes = $derived.by(() => usedCodes(this.#parts().reliability, this.sources))
  leftOut = $derived.by(() => ({ ...countLeftOut(this.sources), ...this.#parts().reliability.leftOut }))
  places = $derived.by(() => (this.asked ? findPlaces(this.sources, this.choice.unit, this.asked) : []))
  #memberName = $derived.by(() => memberNames(this.#parts().open))

  #parts: () => AgreementParts
  #run: RunJob
  #stop: () => void = () => undefined

  constructor(parts: () => AgreementParts, run: RunJob) {
    this.#parts = parts
    this.#run = run
  }

  get round(): ListedRound {
    return this.#parts().round
  }

  get project(): OpenProject['project'] {
    return this.#parts().open.project
  }

  get reliability(): Reliability {
    return this.#parts().reliability
  }

  /** Begins anew with what is chosen; whatever was under way is dropped. */
  compute(): void {
    const { unit, coefficient } = this.choice
    const job = { sources: this.sources, codes: this.codes.map(({ id }) => id), unit, coefficient, seed, resamples }
    this.#stop()
    this.intervals = new Map()
    this.progress = 0
    this.end = null
    this.#stop = this.#run(job, (heard) => this.#hear(heard))
  }

  /** The figures stay, and what intervals there are. */
  stop(): void {
    this.#stop()
    this.progress = null
    this.end = 'stopped'
  }

  close(): void {
    this.#stop()
  }

  /** A coefficient that the unit does not have gives way to the first that it has. */
  measureBy(unit: Unit): void {
    this.choice.unit = unit
    const offered = coefficientsOn(unit)
    if (!offered.includes(this.choice.coefficient)) this.choice.coefficient = offered[0] ?? 'alpha'
  }

  ask(code: string | null, pair: Pair | null = null): void {
    this.asked = { code, pair }
  }

  nameOf(coder: string): string {
    return coder === consensus ? 'Consensus' : this.#memberName(coder as AccountId)
  }

  codeName(code: string): string {
    return this.reliability.codes.find(({ id }) => id === code)?.name ?? 'A code that is gone'
  }

  /** Where the transcript opens at a place. */
  linkTo(source: string, at: number): string {
    return `/projects/${this.project.id}/sources/${source}?round=${this.round.id}&at=${at}`
  }

  /** Where a place is settled; null where its source is not released. */
  linkToTalk({ source: { source }, start, codes }: Place): string | null {
    const isReleased = this.reliability.sources.some(
      (one) => one.source === source && one.layers.some(({ coder }) => coder === null),
    )
    const query = new URLSearchParams({ at: String(start), code: this.asked?.code ?? codes[0] ?? '' })
    return isReleased ? `/projects/${this.project.id}/rounds/${this.round.id}/reconcile/${source}?${query}` : null
  }

  /** As an item of an agenda. */
  topicOf(place: Place): AgendaTopic {
    return topicOfPlace(this.round.id, place, (code) => this.codeName(code))
  }

  #hear(heard: Heard): void {
    if (heard.kind === 'figures') this.figures = heard.figures
    if (heard.kind === 'interval') {
      this.intervals = new Map([...this.intervals, [heard.interval.code, heard.interval]])
      this.progress = heard.done / heard.of
    }
    if (heard.kind === 'end') this.progress = null
    if (heard.kind === 'failed') this.#fail()
  }

  /** Figures of an earlier choice would be taken for those of this one. */
  #fail(): void {
    this.figures = null
    this.progress = null
    this.end = 'failed'
  }
}

import type { Span } from '../continuum/continuum.ts'

/** `omission`: a coder who judged the text holds none of it. `split`: a holder cut it. `boundary`: holders begin or end elsewhere. */
export type DisagreementKind = 'conflict' | 'omission' | 'split' | 'boundary'

/** How the coders of a text took one code at the place of a disagreement. */
export interface CodeVotes {
  /** This code's part of the weight; over all disagreements of a code, its observed disagreement. */
  weight: number
  /** Each holder's runs, in order. */
  votes: ReadonlyMap<string, readonly Span[]>
  /** Who judged the text and holds none. */
  absent: readonly string[]
}

/** A place where codings of one text differ, from the first start to the last end of the runs involved. */
export interface Disagreement extends Span {
  /** Sorted; several where one passage carries different codes of different coders. */
  codes: readonly string[]
  kinds: readonly DisagreementKind[]
  /** Σ length · k(m − k), characters times pairs of coders who differ on them: what settling it would take away. */
  weight: number
  byCode: ReadonlyMap<string, CodeVotes>
}

export interface QueueOptions {
  /** Characters by which boundaries may differ and still be the same. */
  tolerance: number
  /** From which intersection over union two omissions of different codes are about the same passage. */
  conflictIou: number
}

import type { CodeId } from '../ids.ts'
import type { Span } from '../source/source.ts'
import type { Evidence } from './choice.ts'
import type { Subject } from './reconciliation.ts'

/** `omission`: a coder left it. `split`: a coder cut it. `boundary`: it begins or ends elsewhere. `conflict`: other codes. */
export type DifferenceKind = 'conflict' | 'omission' | 'split' | 'boundary'

/** A place in a transcript where the independent layers are compared. */
export interface QueueItem extends Subject {
  /** From the first start to the last end. */
  span: Span
  /** Sorted. */
  codes: CodeId[]
  /** None: all coders hold the same code on the same words. */
  kinds: DifferenceKind[]
  /** Characters times pairs of coders who differ on them; 0 where all agree. */
  weight: number
  /** The codings by which `evidence` is named, in order of place. */
  codings: Evidence[]
}

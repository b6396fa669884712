/** How far the coders of one transcript agree, kept up mark by mark: a change costs what it touches, not all that is coded. */
import { codeBarUAlpha, LiveCodings, type LiveCoding, type Outcome } from '@intercoder/agreement'
import type { AccountId, CodeId } from '@intercoder/domain'
import { overallOf } from '#lib/agreement/overall.ts'
import type { PlacedMark } from '#lib/coding/mark.ts'

/** The only text there is here. */
const here = 'transcript'

export interface HereFigures {
  /** Over all codes: cuα of sets of codes. */
  overall: Outcome
  /** |uα of each code that anybody used, the least agreed first; what is not defined comes last. */
  codes: { code: CodeId; outcome: Outcome }[]
}

export interface ShownMarks {
  marks: readonly PlacedMark[]
  coders: ReadonlySet<AccountId>
  length: number
}

export class LiveFigures {
  readonly #live = new LiveCodings()
  #held: ReadonlyMap<string, CodedMark> = new Map()
  #judges = ''

  /** Follows what is shown: the marks of `coders`, who have all judged the text, which is `length` units long. */
  take({ marks, coders, length }: ShownMarks): void {
    const judges = JSON.stringify([length, ...[...coders].sort()])
    if (judges !== this.#judges) this.#live.setText(here, length, coders)
    this.#judges = judges
    // A code that is gone says nothing any more, as in the figures of a round.
    const next = new Map(marks.filter(isCoded).map((mark) => [mark.key, mark]))
    for (const key of this.#held.keys()) if (!next.has(key)) this.#live.deleteCoding(here, key)
    const others = [...next.values()].filter((mark) => this.#held.get(mark.key) !== mark)
    this.#live.setCodings(here, others.map(liveCoding))
    this.#held = next
  }

  figures(): HereFigures {
    const used = new Set([...this.#held.values()].map(({ code }) => code))
    const codes = [...used].map((code) => ({ code, outcome: codeBarUAlpha(this.#live.tally(code)) }))
    return {
      overall: overallOf(this.#live.codeSets()).outcome,
      codes: codes.toSorted((one, other) => (one.outcome.value ?? 2) - (other.outcome.value ?? 2)),
    }
  }
}

type CodedMark = PlacedMark & { code: CodeId }

function isCoded(mark: PlacedMark): mark is CodedMark {
  return mark.code !== null
}

function liveCoding({ key, code, coder, span }: CodedMark): LiveCoding {
  return { id: key, code, coder: coder.account, ...span }
}

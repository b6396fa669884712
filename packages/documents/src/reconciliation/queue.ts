/**
 * What a reconciliation has to settle: the disagreements of the independent layers on one source, each named by the codings that
 * it is made of, and behind them the places where all agree. Server and client work it out alike.
 */
import { disagreements, sweepText, type TextSweep } from '@intercoder/agreement'
import type { AccountId, CodeId, DifferenceKind, Evidence, QueueItem, Span } from '@intercoder/domain'

/** A layer that is compared: a coder who found nothing is compared too. */
export interface ComparedLayer {
  coder: AccountId
  /** Read through the codebook; without those whose words or code are gone. */
  codings: readonly Evidence[]
}

/** From where omissions of two codes are about one passage: half of what they cover together. */
const conflictIou = 0.5

/** Heaviest first; where all agree last, in order of place. `length` is that of the transcript's run. */
export function findQueue(layers: readonly ComparedLayer[], length: number): QueueItem[] {
  const coders = new Map(layers.map(({ coder, codings }) => [coder as string, codings.map(placeOf)]))
  if (coders.size < 2) return []
  const sweep = sweepText({ length, coders })
  const held = Map.groupBy(
    layers.flatMap(({ codings }) => codings),
    ({ coder, code }) => `${coder} ${code}`,
  )
  const differing = disagreements(sweep, { tolerance: 0, conflictIou }).map(
    ({ start, end, codes, kinds, weight, byCode }) => {
      const runs = [...byCode].flatMap(([code, { votes }]) =>
        [...votes].flatMap(([coder, spans]) => spans.map((span) => ({ coder, code, span }))),
      )
      return makeItem({ span: { start, end }, codes, kinds, weight }, runs, held)
    },
  )
  return [...differing, ...findAgreed(sweep, held)]
}

interface Run {
  coder: string
  code: string
  span: Span
}

function findAgreed(sweep: TextSweep, held: ReadonlyMap<string, readonly Evidence[]>): QueueItem[] {
  const agreed = [...sweep.codes].flatMap(([code, { clusters }]) =>
    clusters.flatMap(({ start, end, runs }) => {
      const isAgreed =
        runs.length === sweep.coders.length && runs.every((run) => run.start === start && run.end === end)
      if (!isAgreed) return []
      const span = { start, end }
      const all = runs.map(({ coder }) => ({ coder, code, span }))
      return [makeItem({ span, codes: [code], kinds: [], weight: 0 }, all, held)]
    }),
  )
  return agreed.toSorted((one, other) => one.span.start - other.span.start || one.span.end - other.span.end)
}

interface Found {
  span: Span
  codes: readonly string[]
  kinds: readonly DifferenceKind[]
  weight: number
}

function makeItem(
  { span, codes, kinds, weight }: Found,
  runs: readonly Run[],
  held: ReadonlyMap<string, readonly Evidence[]>,
): QueueItem {
  const codings = runs
    .flatMap(({ coder, code, span: run }) =>
      (held.get(`${coder} ${code}`) ?? []).filter(({ span: { start, end } }) => start >= run.start && end <= run.end),
    )
    .toSorted((one, other) => one.span.start - other.span.start || one.span.end - other.span.end)
  const evidence = [...new Set(codings.map(({ id }) => id))].toSorted()
  return { evidence, span, codes: codes.map((code) => code as CodeId), kinds: [...kinds], weight, codings }
}

function placeOf({ code, span: { start, end } }: Evidence) {
  return { code: code as string, start, end }
}

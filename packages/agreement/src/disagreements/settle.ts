import type { Span } from '../continuum/continuum.ts'
import { totalLength } from '../continuum/runs.ts'
import { sum } from '../sum.ts'
import type { CodeTally } from '../sweep/code-tally.ts'
import type { CodeVotes } from './disagreement.ts'

/**
 * What a code's tally would be if its part of a disagreement were settled: everybody who judged the text holds these runs
 * there, nobody any where there are none. What settling would do to a figure, before anybody settles. The runs lie within the
 * disagreement; where they would come to touch another run, the sum of squares, and with it |uα, is a little too small.
 */
export function settleTally(tally: CodeTally, { votes, absent, weight }: CodeVotes, runs: readonly Span[]): CodeTally {
  const held = [...votes.values()].flat()
  const coders = votes.size + absent.length
  const apart = [...tally.apart]
  apart[coders] = (apart[coders] ?? 0) - weight
  return {
    judged: tally.judged,
    coded: tally.coded - totalLength(held) + coders * totalLength(runs),
    squares: tally.squares - squaresOf(held) + coders * squaresOf(runs),
    apart,
  }
}

const squaresOf = (runs: readonly Span[]): number => sum(runs.map(({ start, end }) => (end - start) ** 2))

import { compareSpans, compareText } from '../continuum/normalise.ts'
import type { Span } from '../continuum/continuum.ts'
import type { TextSweep } from '../sweep/sweep-text.ts'
import { classify, type Difference } from './classify.ts'
import type { CodeVotes, Disagreement, DisagreementKind, QueueOptions } from './disagreement.ts'
import { joinConflicts } from './join-conflicts.ts'

/**
 * Where the codings of one text differ, heaviest first. Of texts that fewer than two coders judged nothing. The same sweep
 * gives the figures: the weights of a code over all its disagreements add up to what it has `apart`, as long as the
 * tolerance is 0.
 */
export function disagreements({ coders, codes }: TextSweep, options: QueueOptions): Disagreement[] {
  if (coders.length < 2) return []
  const differences = [...codes].flatMap(([code, { clusters }]) =>
    clusters.flatMap((cluster) => classify(code, cluster, coders.length, options.tolerance) ?? []),
  )
  return joinConflicts(differences, options.conflictIou)
    .map((group) => settle(group, coders))
    .sort(inOrder)
}

function settle(group: readonly Difference[], coders: readonly string[]): Disagreement {
  const codes = [...new Set(group.map(({ code }) => code))].sort(compareText)
  const clusters = group.map(({ cluster }) => cluster)
  return {
    start: Math.min(...clusters.map(({ start }) => start)),
    end: Math.max(...clusters.map(({ end }) => end)),
    codes,
    kinds: kindsOf(group),
    weight: clusters.reduce((sum, { weight }) => sum + weight, 0),
    byCode: new Map(
      codes.map((code) => [
        code,
        votesOn(
          group.filter((one) => one.code === code),
          coders,
        ),
      ]),
    ),
  }
}

function kindsOf(group: readonly Difference[]): DisagreementKind[] {
  const [only, more] = group
  if (only && !more) return [...only.kinds]
  const parts = (['split', 'boundary'] as const).filter((kind) => group.some(({ kinds }) => kinds.includes(kind)))
  return ['conflict', ...parts]
}

function votesOn(differences: readonly Difference[], coders: readonly string[]): CodeVotes {
  const votes = new Map<string, Span[]>()
  for (const coder of coders) {
    const held = differences.flatMap((one) => one.votes.get(coder) ?? []).sort(compareSpans)
    if (held.length > 0) votes.set(coder, held)
  }
  return {
    weight: differences.reduce((sum, { cluster }) => sum + cluster.weight, 0),
    votes,
    absent: coders.filter((coder) => !votes.has(coder)),
  }
}

function inOrder(one: Disagreement, other: Disagreement): number {
  return (
    other.weight - one.weight || compareSpans(one, other) || compareText(one.codes.join('\0'), other.codes.join('\0'))
  )
}

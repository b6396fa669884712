/** Many decisions at one stroke. Each is a decision of its own afterwards, to be looked at and undone by itself. */
import type { DecisionId } from '../ids.ts'
import { accept, refuse } from '../result.ts'
import type { Span } from '../source/source.ts'
import type { BulkRule, ReconciliationAct } from './act.ts'
import type { Choice } from './choice.ts'
import type { QueueItem } from './queue-item.ts'
import { decidedEvidence, type Reconciliation } from './reconciliation.ts'
import { writeDecision, type Reconciled, type ReconciliationFacts } from './rules.ts'

export function decideMany(
  talk: Reconciliation,
  { id, rule, reason }: Extract<ReconciliationAct, { kind: 'decide-many' }>,
  facts: ReconciliationFacts,
): Reconciled {
  if (rule.kind === 'coder' && !facts.coders.includes(rule.coder))
    return refuse({ kind: 'unknown-coder', coder: rule.coder })
  const changes = itemsUnder(talk, rule, facts.queue).map(({ item, choice }) =>
    writeDecision(
      facts.newId<DecisionId>(),
      item.evidence,
      { outcome: 'consensus', reason, proposal: null, choice, together: id },
      facts,
    ),
  )
  return changes.length > 0 ? accept(changes) : refuse({ kind: 'nothing-to-decide' })
}

/** The open items that a rule decides, and how. */
export function itemsUnder(
  talk: Pick<Reconciliation, 'decisions' | 'ballots'>,
  rule: BulkRule,
  queue: readonly QueueItem[],
): { item: QueueItem; choice: Choice }[] {
  const taken = decidedEvidence(talk.decisions)
  for (const { revealedAt, evidence } of talk.ballots)
    if (revealedAt === null) for (const coding of evidence) taken.add(coding)
  return queue.flatMap((item) => {
    if (item.evidence.some((coding) => taken.has(coding))) return []
    const choice = choose(rule, item)
    return choice ? [{ item, choice }] : []
  })
}

function choose(rule: BulkRule, item: QueueItem): Choice | null {
  switch (rule.kind) {
    case 'agreed':
      return item.kinds.length === 0 ? { kind: 'both' } : null
    case 'coder':
      return item.codes.length === 1 && item.codes[0] === rule.code ? { kind: 'take', coder: rule.coder } : null
    case 'boundary':
      return chooseBoundary(rule, item)
  }
}

function chooseBoundary({ tolerance, take }: Extract<BulkRule, { kind: 'boundary' }>, item: QueueItem): Choice | null {
  const [code] = item.codes
  if (!code || item.kinds.length !== 1 || item.kinds[0] !== 'boundary') return null
  const held = [...Map.groupBy(item.codings, ({ coder }) => coder).values()].map((codings) =>
    outline(codings.map(({ span }) => span)),
  )
  const starts = held.map(({ start }) => start)
  const ends = held.map(({ end }) => end)
  if (spread(starts) > tolerance || spread(ends) > tolerance) return null
  const place =
    take === 'widest'
      ? { start: Math.min(...starts), end: Math.max(...ends) }
      : { start: Math.max(...starts), end: Math.min(...ends) }
  return place.end > place.start ? { kind: 'boundary', code, place } : null
}

function outline(spans: readonly Span[]): Span {
  return { start: Math.min(...spans.map(({ start }) => start)), end: Math.max(...spans.map(({ end }) => end)) }
}

const spread = (places: readonly number[]) => Math.max(...places) - Math.min(...places)

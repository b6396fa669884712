/** The rules for rounds. Each verb checks what is asked for and answers with what it comes to, or why not. */
import type { AccountId, SourceId } from '../ids.ts'
import { accept, refuse, type Result } from '../result.ts'
import type { Assignment, Round } from './round.ts'

export type Pair = Pick<Assignment, 'source' | 'coder'>

export type RoundRefusal =
  /** Who codes in a round for everyone is known only once they do, so there is nobody to wait for or to keep apart. */
  | { kind: 'round-for-everyone'; what: 'overseen' | 'autoRelease' | 'assignments' }
  | { kind: 'nothing-to-oversee' }
  /** Somebody has begun to code in it. */
  | { kind: 'round-begun' }
  | { kind: 'unknown-source'; source: SourceId }
  | { kind: 'not-a-coder'; coder: AccountId }
  /** They have looked at layers of this round, as it allows, and can no longer code in it blind. */
  | { kind: 'has-overseen'; coder: AccountId }
  | { kind: 'source-released'; source: SourceId }
  | { kind: 'not-assigned'; source: SourceId; coder: AccountId }
  | { kind: 'coding-begun'; source: SourceId; coder: AccountId }
  | { kind: 'already-released' }

export type RoundSettings = Pick<Round, 'name' | 'blind' | 'everyone' | 'version' | 'overseen' | 'autoRelease'>

export function openRound<S extends RoundSettings>(settings: S): Result<S, RoundRefusal> {
  const { blind, everyone, overseen, autoRelease } = settings
  if (everyone && overseen) return refuse({ kind: 'round-for-everyone', what: 'overseen' })
  if (everyone && autoRelease) return refuse({ kind: 'round-for-everyone', what: 'autoRelease' })
  if (overseen && !blind) return refuse({ kind: 'nothing-to-oversee' })
  return accept(settings)
}

/** People code under what they were told at the beginning: nobody begins to look on once somebody codes. */
export function changeRound(
  round: Round,
  change: Partial<Pick<Round, 'name' | 'overseen' | 'autoRelease'>>,
  begun: boolean,
): Result<Round, RoundRefusal> {
  if (begun && change.overseen && !round.overseen) return refuse({ kind: 'round-begun' })
  return openRound({ ...round, ...change })
}

/** What is known of a project and a round when people are assigned in it. */
export interface AssignmentFacts {
  round: Pick<Round, 'everyone'>
  sources: ReadonlySet<SourceId>
  released: ReadonlySet<SourceId>
  coders: ReadonlySet<AccountId>
  /** Who has looked at layers of the round. */
  overseers: ReadonlySet<AccountId>
}

/** The pairs without repetitions, if every one of them can be assigned. */
export function assign(pairs: readonly Pair[], facts: AssignmentFacts): Result<Pair[], RoundRefusal> {
  if (facts.round.everyone) return refuse({ kind: 'round-for-everyone', what: 'assignments' })
  for (const { source, coder } of pairs) {
    if (!facts.sources.has(source)) return refuse({ kind: 'unknown-source', source })
    if (facts.released.has(source)) return refuse({ kind: 'source-released', source })
    if (!facts.coders.has(coder)) return refuse({ kind: 'not-a-coder', coder })
    if (facts.overseers.has(coder)) return refuse({ kind: 'has-overseen', coder })
  }
  return accept(withoutRepetitions(pairs))
}

/** The pairs without repetitions, if every one of them is assigned and has not begun. */
export function unassign(
  pairs: readonly Pair[],
  { assigned, begun }: { assigned: readonly Pair[]; begun: readonly Pair[] },
): Result<Pair[], RoundRefusal> {
  const [known, busy] = [new Set(assigned.map(keyOf)), new Set(begun.map(keyOf))]
  for (const pair of pairs) {
    if (!known.has(keyOf(pair))) return refuse({ kind: 'not-assigned', ...bare(pair) })
    if (busy.has(keyOf(pair))) return refuse({ kind: 'coding-begun', ...bare(pair) })
  }
  return accept(withoutRepetitions(pairs))
}

/** Whether everybody who is to code a source has submitted. Where nobody is, there is nothing to wait for and it is not. */
export function haveAllSubmitted(
  assigned: readonly AccountId[],
  layers: readonly { coder: AccountId | null; sealedAt: number | null }[],
): boolean {
  const submitted = new Set(layers.flatMap(({ coder, sealedAt }) => (sealedAt === null ? [] : [coder])))
  return assigned.length > 0 && assigned.every((coder) => submitted.has(coder))
}

function withoutRepetitions(pairs: readonly Pair[]): Pair[] {
  return [...new Map(pairs.map((pair) => [keyOf(pair), bare(pair)])).values()]
}

const keyOf = ({ source, coder }: Pair) => `${source}/${coder}`
const bare = ({ source, coder }: Pair): Pair => ({ source, coder })

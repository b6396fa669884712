import type { AuditEntry, Ballot, LayerId, Reconciliation, ReconciliationAct } from '@intercoder/domain'

type Told = AuditEntry extends infer Entry ? (Entry extends AuditEntry ? Omit<Entry, 'project'> : never) : never

type Talk = Reconciliation<unknown>

/**
 * What the record is told of an act: by what stands in the talk, never by what is asked, since the id of an act that was
 * done can come again with other words, and from somebody else. What people say and propose is not for it.
 */
export function auditOf(act: ReconciliationAct, talk: Talk, layer: LayerId): Told[] {
  switch (act.kind) {
    case 'open-ballot':
      return talk.ballots.filter(({ id }) => id === act.id).map((ballot) => tellOpened(ballot, layer))
    case 'reveal':
      return talk.ballots.filter(({ id }) => id === act.ballot).flatMap((ballot) => tellRevealed(ballot, layer))
    case 'decide':
      return tellDecided(
        talk.decisions.filter(({ id, together }) => id === act.id && together === null),
        layer,
      )
    case 'decide-many':
      return tellDecided(
        talk.decisions.filter(({ together }) => together === act.id),
        layer,
      )
    case 'undo':
      return talk.decisions
        .filter(({ id }) => act.decisions.includes(id))
        .flatMap((decision) => tellUndone(decision, layer))
    default:
      return []
  }
}

/** What the record is told of all that was done in a talk, in the order in which it was. */
export function auditOfAll({ ballots, decisions }: Talk, layer: LayerId): Told[] {
  const strokes = Map.groupBy(decisions, ({ id, together }) => together ?? id)
  return [
    ...ballots.flatMap((ballot) => [tellOpened(ballot, layer), ...tellRevealed(ballot, layer)]),
    ...[...strokes.values()].flatMap((made) => tellDecided(made, layer)),
    ...decisions.flatMap((decision) => tellUndone(decision, layer)),
  ].toSorted((one, other) => one.at - other.at)
}

function tellOpened({ id, by, at }: Ballot, layer: LayerId): Told {
  return { account: by, at, kind: 'ballot-opened', facts: { layer, ballot: id } }
}

function tellRevealed({ id, revealedBy, revealedAt: at }: Ballot, layer: LayerId): Told[] {
  if (!revealedBy || at === null) return []
  return [{ account: revealedBy, at, kind: 'ballot-revealed', facts: { layer, ballot: id } }]
}

/** As one, since those made at one stroke have all else in common. */
function tellDecided(made: Talk['decisions'], layer: LayerId): Told[] {
  const [first] = made
  if (!first) return []
  const { by: account, at, reason } = first
  return [{ account, at, kind: 'decided', facts: { layer, decisions: made.map(({ id }) => id), reason } }]
}

function tellUndone({ id, undone }: Talk['decisions'][number], layer: LayerId): Told[] {
  if (!undone) return []
  return [{ account: undone.by, at: undone.at, kind: 'decision-undone', facts: { layer, decision: id } }]
}

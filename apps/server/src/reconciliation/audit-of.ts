import type { AuditEntry, LayerId, Reconciliation, ReconciliationAct } from '@intercoder/domain'

type Told = AuditEntry extends infer Entry ? (Entry extends AuditEntry ? Omit<Entry, 'project'> : never) : never

/**
 * What the record is told of an act: by what stands in the talk, never by what is asked, since the id of an act that was
 * done can come again with other words, and from somebody else. What people say and propose is not for it.
 */
export function auditOf(act: ReconciliationAct, talk: Reconciliation<unknown>, layer: LayerId): Told[] {
  switch (act.kind) {
    case 'open-ballot':
      return talk.ballots.flatMap(({ id, by, at }) =>
        id === act.id ? [{ account: by, at, kind: 'ballot-opened', facts: { layer, ballot: id } }] : [],
      )
    case 'reveal':
      return talk.ballots.flatMap(({ id, revealedBy, revealedAt: at }) =>
        id === act.ballot && revealedBy && at !== null
          ? [{ account: revealedBy, at, kind: 'ballot-revealed', facts: { layer, ballot: id } }]
          : [],
      )
    case 'decide':
      return tellDecided(talk, layer, ({ id, together }) => id === act.id && together === null)
    case 'decide-many':
      return tellDecided(talk, layer, ({ together }) => together === act.id)
    case 'undo':
      return talk.decisions.flatMap(({ id, undone }) =>
        undone && act.decisions.includes(id)
          ? [{ account: undone.by, at: undone.at, kind: 'decision-undone', facts: { layer, decision: id } }]
          : [],
      )
    default:
      return []
  }
}

/** As one, since those made at one stroke have all else in common. */
function tellDecided(
  { decisions }: Reconciliation<unknown>,
  layer: LayerId,
  isOfIt: (decision: Reconciliation<unknown>['decisions'][number]) => boolean,
): Told[] {
  const made = decisions.filter(isOfIt)
  const [first] = made
  if (!first) return []
  const { by: account, at, reason } = first
  return [{ account, at, kind: 'decided', facts: { layer, decisions: made.map(({ id }) => id), reason } }]
}

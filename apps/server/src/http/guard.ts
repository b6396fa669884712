/** The door of every endpoint: finds out who asks about what, and asks the table of rights. Promise P7. */
import {
  isId,
  may,
  standingOf,
  standings,
  subjectOf,
  type Ability,
  type CaseId,
  type ProjectId,
  type Result,
  type SourceId,
  type Standing,
  type Thing,
} from '@intercoder/domain'
import { accept, refuse } from '@intercoder/domain'
import { findCase, findMembership, findSource, type Database } from '@intercoder/storage'
import type { MiddlewareHandler } from 'hono'
import type { Asker } from '../accounts/accounts.ts'
import type { HttpEnv, Reach } from './context.ts'
import { refused } from './answer.ts'

type Door = { kind: 'signed-out' } | { kind: 'forbidden' } | { kind: 'unknown' }

export function guard(db: Database, ability: Ability): MiddlewareHandler<HttpEnv> {
  return async (c, next) => {
    const open = await openDoor(db, ability, c.get('asker'), c.req.param())
    if (!open.ok) return refused(c, open.refusal)
    c.set('reach', open.value)
    return next()
  }
}

/**
 * Whoever is not signed in is told so whatever they ask for, and to a stranger a project and what is in it is not there:
 * neither learns from the answer whether it exists.
 */
async function openDoor(
  db: Database,
  ability: Ability,
  asker: Asker | null,
  path: Record<string, string>,
): Promise<Result<Reach | null, Door>> {
  const subject = subjectOf(ability)
  if (subject === 'installation') {
    if (may(standingInInstallation(asker), ability, { kind: 'installation' })) return accept(null)
    return refuse({ kind: asker ? 'forbidden' : 'signed-out' })
  }
  if (!asker) return refuse({ kind: 'signed-out' })
  const reach = await findReach(db, asker, path)
  if (!reach) return refuse({ kind: 'unknown' })
  // What was deleted is not there for anything but bringing it back.
  if (subject !== 'source' && reach.source && reach.source.deletedAt !== null) return refuse({ kind: 'unknown' })
  const thing = describe(subject, reach)
  if (may(reach.standing, ability, thing)) return accept(reach)
  const anyoneMay = standings.some((standing) => may(standing, ability, thing))
  return refuse({ kind: anyoneMay ? 'forbidden' : 'unknown' })
}

async function findReach(db: Database, asker: Asker, path: Record<string, string>): Promise<Reach | null> {
  const named = [path['project'] ?? '', ...['source', 'case'].flatMap((name) => path[name] ?? [])]
  if (!named.every(isId)) return null
  const project = path['project'] as ProjectId
  const membership = await findMembership(db, project, asker.account.id)
  if (!membership) return null
  const source = path['source'] ? await findSource(db, project, path['source'] as SourceId) : null
  const inCase = path['case'] ? await findCase(db, project, path['case'] as CaseId) : null
  if ((path['source'] && !source) || (path['case'] && !inCase)) return null
  const standing = standingOf(membership, source ? source.source.case : inCase?.id)
  return { project: membership.project, member: membership, standing, source, case: inCase }
}

function describe(subject: Thing['kind'], { source }: Reach): Thing {
  if (subject === 'source') return { kind: 'source', deleted: source?.deletedAt !== null }
  if (subject === 'project' || subject === 'case') return { kind: subject }
  // Which round, a path does not say: the handler asks again about the one that is meant.
  if (subject === 'round') return { kind: 'round', state: 'open' }
  throw new Error(`no path names a ${subject}: its state is for the handler to ask about`)
}

function standingInInstallation(asker: Asker | null): Standing {
  if (!asker) return 'nobody'
  return asker.account.administrator ? 'administrator' : 'stranger'
}

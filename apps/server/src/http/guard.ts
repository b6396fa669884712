/** The door of every endpoint: finds out who asks about what, and asks the table of rights. Promise P7. */
import {
  isId,
  may,
  mayEver,
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
import { findCase, findMembership, findSource, isCodingBlind, type Database } from '@intercoder/storage'
import type { Context, MiddlewareHandler } from 'hono'
import type { Asker } from '../accounts/accounts.ts'
import type { Deps, HttpEnv, Reach } from './context.ts'
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

/** Asks at the door again, of whoever had to wait behind it: they may have been signed out meanwhile, or shown out. */
export async function askAgain(
  { db, accounts }: Pick<Deps, 'db' | 'accounts'>,
  c: Context<HttpEnv>,
  ability: Ability,
): Promise<Result<Reach, Door>> {
  const opened = await openDoor(db, ability, await accounts.identify(c.req.header('cookie')), c.req.param())
  if (!opened.ok) return opened
  return opened.value ? accept(opened.value) : refuse({ kind: 'unknown' })
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
  const thing = await describe(db, subject, reach, asker)
  if (thing ? may(reach.standing, ability, thing) : mayEver(reach.standing, ability)) return accept(reach)
  const anyoneMay = thing === null || standings.some((standing) => may(standing, ability, thing))
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

/** Null where the path does not say which one is meant or in what state: let through whoever may in any, the handler asks again. */
async function describe(db: Database, subject: Thing['kind'], reach: Reach, asker: Asker): Promise<Thing | null> {
  const { source, project } = reach
  switch (subject) {
    case 'source':
      return { kind: 'source', deleted: source?.deletedAt !== null }
    case 'project':
    case 'case':
      return { kind: subject }
    case 'codebook':
      return { kind: 'codebook', frozen: await isCodingBlind(db, project.id, asker.account.id) }
    case 'round':
    case 'layer':
    case 'reconciliation':
    case 'workshop':
      return null
    case 'installation':
      throw new Error('an endpoint about the installation is let through before this')
  }
}

function standingInInstallation(asker: Asker | null): Standing {
  if (!asker) return 'nobody'
  return asker.account.administrator ? 'administrator' : 'stranger'
}

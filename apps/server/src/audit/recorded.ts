/** What is begun together with its entry in the record, so that neither is there without the other. */
import type { AccountId, CodebookVersion, Invitation, Round } from '@intercoder/domain'
import {
  createProject,
  insertInvitation,
  insertRound,
  insertSource,
  insertVersion,
  recordAudit,
  type Database,
  type KeptVersion,
  type NewInvitation,
  type NewProject,
  type NewSource,
} from '@intercoder/storage'

export function foundProject(db: Database, made: NewProject, at: number): Promise<void> {
  return db.transaction(async (tx) => {
    await createProject(tx, made, at)
    const { id: project, owner: account, name } = made
    await recordAudit(tx, { project, account, at, kind: 'project-created', facts: { name } })
  })
}

export function offerInvitation(db: Database, made: NewInvitation, at: number): Promise<Invitation> {
  return db.transaction(async (tx) => {
    const inserted = await insertInvitation(tx, made, at)
    const { id: invitation, role, cases } = inserted
    const { project, createdBy: account } = made
    await recordAudit(tx, { project, account, at, kind: 'invitation-made', facts: { invitation, role, cases } })
    return inserted
  })
}

export function nameVersion(db: Database, made: Omit<KeptVersion, 'number'>): Promise<CodebookVersion> {
  return db.transaction(async (tx) => {
    const kept = await insertVersion(tx, made)
    const { project, by: account, at } = made
    const facts = { version: kept.id, number: kept.number, name: kept.name }
    await recordAudit(tx, { project, account, at, kind: 'version-named', facts })
    return kept
  })
}

export function addSource(db: Database, made: NewSource): Promise<void> {
  return db.transaction(async (tx) => {
    await insertSource(tx, made)
    const { source, addedBy: account, addedAt: at } = made
    const facts = { source: source.id, name: source.name }
    await recordAudit(tx, { project: source.project, account, at, kind: 'source-added', facts })
  })
}

export function beginRound(db: Database, round: Round, account: AccountId): ReturnType<typeof insertRound> {
  return db.transaction(async (tx) => {
    const inserted = await insertRound(tx, round)
    if (!inserted.ok) return inserted
    const { id, project, name, blind, overseen, autoRelease, version, createdAt: at } = round
    const facts = { round: id, name, blind, overseen, autoRelease, version }
    await recordAudit(tx, { project, account, at, kind: 'round-created', facts })
    return inserted
  })
}

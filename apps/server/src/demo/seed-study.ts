/**
 * Puts the demo study into an installation that has nobody in it, by the verbs that everything else is made with, in the
 * order in which it happened: so its record tells it as it would tell any other study.
 */
import type { AccountId, InvitationId, NewId } from '@intercoder/domain'
import { openDocument, readAnchoredCodings } from '@intercoder/documents'
import {
  acceptInvitation,
  closeLayers,
  ensureConsensus,
  ensureLayer,
  insertAttribute,
  insertCase,
  register,
  replaceWaves,
  type Database,
  type DocumentLog,
  type PendingUpdate,
} from '@intercoder/storage'
import { nameDocument } from '@intercoder/sync'
import type { Study } from '@intercoder/demo'
import { createHash } from 'node:crypto'
import { hashPassword } from '../accounts/password.ts'
import { hashToken, newToken } from '../accounts/token.ts'
import { addSource, beginRound, foundProject, nameVersion, offerInvitation } from '../audit/recorded.ts'
import { assignPairs, type Assigner } from '../rounds/assigning.ts'
import { closeAll } from '../rounds/releasing.ts'
import { keepSeal } from '../rounds/sealing.ts'

/** The documents first: what an interruption leaves of them is seen by nobody. The rows come all together or not at all. */
export async function seedStudy(db: Database, log: DocumentLog, study: Study, newId: NewId): Promise<void> {
  await log.append(updatesOf(study))
  const passwords = new Map<AccountId, string>()
  for (const { id, password } of study.accounts) passwords.set(id, await hashPassword(password))
  const [framework, reworded] = study.versions
  if (!framework || !reworded) throw new Error('the demo study lacks a version of its codebook')
  await db.transaction(async (tx) => {
    const owner = await found(tx, study, passwords)
    await addTable(tx, study)
    await gatherTeam(tx, study, owner, newId)
    await nameVersion(tx, framework)
    await addSources(tx, study)
    await nameVersion(tx, reworded)
    await addDoubleCoding(tx, study, owner, newId)
  })
}

function updatesOf({ project, codebookUpdates, sources, layers }: Study): PendingUpdate[] {
  return [
    ...codebookUpdates.map((update) => ({ document: nameDocument('codebook', project.id), ...update })),
    ...sources.map(({ source, transcriptUpdate }) => ({
      document: nameDocument('transcript', source.id),
      ...transcriptUpdate,
    })),
    ...layers.flatMap(({ id, updates }) =>
      updates.map((update) => ({ document: nameDocument('layer', id), ...update })),
    ),
  ]
}

async function found(tx: Database, study: Study, passwords: Map<AccountId, string>): Promise<AccountId> {
  const { accounts, members, project, rounds, startedAt } = study
  for (const { id, name, email } of accounts) {
    const made = { id, name, email, passwordHash: passwords.get(id) ?? '', invitation: null, demo: true }
    insist(await register(tx, made, startedAt))
  }
  const owner = members.find(({ role }) => role === 'owner')
  const [round] = rounds
  if (!owner || !round) throw new Error('the demo study has no owner or no round')
  await foundProject(tx, { ...project, owner: owner.account, round }, startedAt)
  return owner.account
}

async function addTable(tx: Database, { project, attributes, cases, waves }: Study): Promise<void> {
  for (const attribute of attributes) insist(await insertAttribute(tx, project.id, attribute))
  for (const { id, name, kind, values } of cases) insist(await insertCase(tx, project.id, { id, name, kind, values }))
  insist(await replaceWaves(tx, project.id, waves))
}

async function gatherTeam(tx: Database, { members, joinings }: Study, owner: AccountId, newId: NewId): Promise<void> {
  const day = 24 * 60 * 60 * 1000
  const sent: { account: AccountId; tokenHash: string; joinedAt: number }[] = []
  for (const { account, invitedAt, joinedAt } of joinings) {
    const member = members.find((one) => one.account === account)
    if (!member) throw new Error('the demo study invites somebody who is no member')
    const { project, role, cases } = member
    const tokenHash = hashToken(newToken())
    const made = { id: newId<InvitationId>(), tokenHash, project, role, cases, createdBy: owner }
    await offerInvitation(tx, { ...made, expiresAt: invitedAt + 7 * day }, invitedAt)
    sent.push({ account, tokenHash, joinedAt })
  }
  for (const { account, tokenHash, joinedAt } of sent) insist(await acceptInvitation(tx, tokenHash, account, joinedAt))
}

async function addSources(tx: Database, { sources, layers }: Study): Promise<void> {
  for (const { source, file, turns, words, transcriptUpdate } of sources) {
    const { account: addedBy, at: addedAt } = transcriptUpdate
    const contentHash = createHash('sha256').update(file.bytes).digest('hex')
    await addSource(tx, { source, words, turns: turns.length, addedAt, addedBy, file, contentHash })
  }
  for (const { id, round, source, coder, createdAt } of layers.filter(({ sealedAt }) => sealedAt === null))
    await ensureLayer(tx, { id, round, source, coder }, createdAt)
}

/** A blind round that is over: who was to code what, their seals in the order of their times, and each release with the last. */
async function addDoubleCoding(
  tx: Database,
  { doubleCoding, project }: Study,
  owner: AccountId,
  newId: NewId,
): Promise<void> {
  const { round, assignments, assignedAt, layers } = doubleCoding
  insist(await beginRound(tx, round, owner))
  const assigner: Assigner = { reach: { project, member: { role: 'owner', cases: [] } }, asker: owner, at: assignedAt }
  insist(await assignPairs(tx, assigner, round.id, { pairs: assignments, seed: null }))
  for (const { id, source, coder, createdAt } of layers)
    await ensureLayer(tx, { id, round: round.id, source, coder }, createdAt)
  const submitted = layers.toSorted((one, other) => (one.sealedAt ?? 0) - (other.sealedAt ?? 0))
  for (const layer of submitted) {
    const { id, source, coder, sealedAt, updates } = layer
    if (sealedAt === null) continue
    const place = { project: project.id, round: round.id, source }
    await closeLayers(tx, { layer: id }, sealedAt)
    const doc = openDocument(...updates.map(({ update }) => update))
    const codings = readAnchoredCodings(doc).codings.length
    await keepSeal(tx, { ...place, layer: id, sealedAt }, coder, { seq: updates.length, doc, codings })
    if (submitted.findLast((one) => one.source === source) !== layer) continue
    await closeAll(tx, { ...place, account: coder, automatic: true }, sealedAt)
    await ensureConsensus(tx, { id: newId(), round: round.id, source }, sealedAt)
  }
}

/** The study is ours: what would refuse it is a mistake in it. */
function insist(made: { ok: boolean; refusal?: { kind: string } }): void {
  if (!made.ok) throw new Error(`the demo study was refused: ${made.refusal?.kind ?? ''}`)
}

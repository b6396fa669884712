/** Puts the demo study into an installation that has nobody in it, by the verbs that everything else is made with. */
import type { AccountId } from '@intercoder/domain'
import {
  createProject,
  ensureLayer,
  insertAttribute,
  insertCase,
  insertMember,
  insertSource,
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

/** The documents first: what an interruption leaves of them is seen by nobody. The rows come all together or not at all. */
export async function seedStudy(db: Database, log: DocumentLog, study: Study): Promise<void> {
  await log.append(updatesOf(study))
  const passwords = new Map<AccountId, string>()
  for (const { id, password } of study.accounts) passwords.set(id, await hashPassword(password))
  await db.transaction(async (tx) => {
    await addPeople(tx, study, passwords)
    await addTable(tx, study)
    await addSources(tx, study)
  })
}

function updatesOf({ project, codebookUpdate, sources, layers }: Study): PendingUpdate[] {
  return [
    { document: nameDocument('codebook', project.id), ...codebookUpdate },
    ...sources.map(({ source, transcriptUpdate }) => ({
      document: nameDocument('transcript', source.id),
      ...transcriptUpdate,
    })),
    ...layers.flatMap(({ id, updates }) =>
      updates.map((update) => ({ document: nameDocument('layer', id), ...update })),
    ),
  ]
}

async function addPeople(tx: Database, study: Study, passwords: Map<AccountId, string>): Promise<void> {
  const { accounts, members, project, rounds, startedAt } = study
  for (const { id, name, email } of accounts) {
    const made = { id, name, email, passwordHash: passwords.get(id) ?? '', invitation: null, demo: true }
    insist(await register(tx, made, startedAt))
  }
  const owner = members.find(({ role }) => role === 'owner')
  const [round] = rounds
  if (!owner || !round) throw new Error('the demo study has no owner or no round')
  await createProject(tx, { ...project, owner: owner.account, round }, startedAt)
  for (const member of members) if (member !== owner) await insertMember(tx, member)
}

async function addTable(tx: Database, { project, attributes, cases, waves }: Study): Promise<void> {
  for (const attribute of attributes) insist(await insertAttribute(tx, project.id, attribute))
  for (const { id, name, kind, values } of cases) insist(await insertCase(tx, project.id, { id, name, kind, values }))
  insist(await replaceWaves(tx, project.id, waves))
}

async function addSources(tx: Database, { sources, layers }: Study): Promise<void> {
  for (const { source, file, turns, words, transcriptUpdate } of sources) {
    const { account: addedBy, at: addedAt } = transcriptUpdate
    const contentHash = createHash('sha256').update(file.bytes).digest('hex')
    await insertSource(tx, { source, words, turns: turns.length, addedAt, addedBy, file, contentHash })
  }
  for (const { id, round, source, coder, createdAt } of layers)
    await ensureLayer(tx, { id, round, source, coder }, createdAt)
}

/** The study is ours: what would refuse it is a mistake in it. */
function insist(made: { ok: boolean; refusal?: { kind: string } }): void {
  if (!made.ok) throw new Error(`the demo study was refused: ${made.refusal?.kind ?? ''}`)
}

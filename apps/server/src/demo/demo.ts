/** The demo study of an installation: when it is put in, taken out, and how its people sign in. */
import { deleteDemo, listDemoAccounts, readInstallation, type Database, type DocumentLog } from '@intercoder/storage'
import { roles, type NewId } from '@intercoder/domain'
import { seedStudy } from './seed-study.ts'

/** How somebody of the demo study signs in, as the sign-in page shows it. */
export interface DemoSignIn {
  name: string
  email: string
  password: string
  role: string
}

export interface DemoParts {
  db: Database
  log: DocumentLog
  clock: () => number
  newId: NewId
}

/** Seeds the study where nobody has registered and nobody of the demo is there yet, after calling `onSeed`. */
export async function seedDemo({ db, log, clock, newId }: DemoParts, onSeed: () => void): Promise<void> {
  const { empty } = await readInstallation(db)
  if (!empty || (await listDemoAccounts(db)).length > 0) return
  onSeed()
  // Loaded only where it is needed: its texts would slow down every other start.
  const { buildStudy, seededRandom } = await import('@intercoder/demo')
  await seedStudy(db, log, buildStudy({ now: clock(), random: seededRandom(1), newId }), newId)
}

/** Takes the study and its people out, and puts it in as it was at first. */
export async function resetDemo(parts: DemoParts): Promise<void> {
  await deleteDemo(parts.db)
  const { buildStudy, seededRandom } = await import('@intercoder/demo')
  const study = buildStudy({ now: parts.clock(), random: seededRandom(1), newId: parts.newId })
  await seedStudy(parts.db, parts.log, study, parts.newId)
}

/** Null where the installation has no demo study. */
export async function listDemoSignIns(db: Database): Promise<DemoSignIn[] | null> {
  const people = await listDemoAccounts(db)
  if (people.length === 0) return null
  const { demoPassword } = await import('@intercoder/demo')
  const ranked = people.toSorted((one, other) => rankOf(one.role) - rankOf(other.role))
  return ranked.map(({ name, email, role }) => ({ name, email, password: demoPassword, role: role ?? '' }))
}

function rankOf(role: string | null): number {
  return roles.findIndex((one) => one === role)
}

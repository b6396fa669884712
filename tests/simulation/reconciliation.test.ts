/**
 * The whole server, killed and started again, while six people code blind, talk, vote, decide and hold a workshop on bad
 * lines: requests are cut off and asked again, sockets drop, old requests return. `SEED` repeats one story's choices,
 * `RUNS` tells more of them.
 */
import { nameDocument } from '@intercoder/sync'
import { findEngines, titleOf, type Place } from '@intercoder/storage/testing'
import { readReconciliation, readWorkshop } from '@intercoder/documents'
import * as Y from 'yjs'
import { afterEach, expect, test } from 'vitest'
import { house, KilledServer } from './killed-server.ts'
import { createRandom } from './random.ts'
import {
  checkConsensus,
  checkCopies,
  checkDecisions,
  checkMinutes,
  checkSealed,
  withDatabase,
} from './reconciliation/checks.ts'
import { pause, World } from './reconciliation/person.ts'
import { makeStudy, type Study } from './reconciliation/study.ts'
import { takePart } from './reconciliation/talking.ts'

const given = process.env['SEED']
const first = given ? Number(given) : Math.floor(Math.random() * 2 ** 31)
const seeds = Array.from({ length: given ? 1 : Number(process.env['RUNS'] ?? 1) }, (_, at) => first + at)
const steps = Number(process.env['STEPS'] ?? 30)
const kills = Number(process.env['KILLS'] ?? 2)
const stories = (await findEngines()).flatMap((engine) => seeds.map((seed) => ({ engine, seed, name: engine.name })))

const cleaning: (() => unknown)[] = []
afterEach(async () => {
  for (const clean of cleaning.splice(0).reverse()) await clean()
})

test.for(stories)(
  'P1 P2 P3 P5 votes are not seen early, decisions not lost or done twice, sealed layers the same: $name (SEED=$seed)',
  { timeout: 240_000 },
  async ({ engine, seed }, { skip }) => {
    skip(engine.unreachable !== null, titleOf(engine))
    const place = await engine.makePlace()
    cleaning.push(() => place.remove())
    const server = new KilledServer(place, house)
    await server.start()
    cleaning.push(() => server.end('SIGKILL'))
    const world = new World(server, createRandom(seed))
    const kill = async () => {
      world.count('kills')
      await server.end('SIGKILL')
      await server.start()
    }
    const study = await makeStudy(world, kill)
    cleaning.push(() => study.everyone.forEach(({ replicas }) => replicas.forEach((replica) => replica.leave())))
    await hold(study, kill)
    const minutes = await finish(study)
    await settle(study)
    await server.end('SIGTERM')
    const { secrecy } = world
    expect(secrecy.leaks, 'votes that were seen early').toEqual([])
    const decisions = await check(study, place)
    checkMinutes(study, minutes, decisions)
    const drops = study.everyone.flatMap(({ replicas }) => replicas).reduce((sum, one) => sum + one.drops, 0)
    console.log(`SEED=${seed}, ${engine.name}:`, {
      ...world.counts,
      drops,
      ...secrecy.counts,
      decided: decisions.length,
    })
    expectSomeOf({ ...world.counts, drops, ...secrecy.counts })
  },
)

/** The talk and the workshop around it, while the server is killed. */
async function hold(study: Study, kill: () => Promise<void>): Promise<void> {
  const { owner, everyone, paths } = study
  const { random, counts } = owner.world
  await owner.act(`${paths.workshop}/acts`, { kind: 'start', id: owner.newId() })
  let isOver = false
  const talking = Promise.all(everyone.map((person) => takePart(study, person, steps))).finally(() => (isOver = true))
  for (let life = 1; life <= kills && !isOver; life++) {
    const due = Math.floor((life / (kills + 1)) * steps * everyone.length) + random.below(10)
    while (!isOver && (counts['steps'] ?? 0) < due) await pause(5)
    await kill()
  }
  await talking
}

/** Ballots are revealed, the talk is closed, opened and closed, and the workshop ends. Gives its minutes. */
async function finish({ owner, paths, everyone, consensus, workshop }: Study): Promise<string> {
  const { secrecy } = owner.world
  const shown = await owner.openTalk(nameDocument('reconciliation', consensus)).synced()
  for (const ballot of readReconciliation(shown.doc).ballots) {
    if (ballot.revealedAt !== null) continue
    secrecy.noteReveal(ballot.id)
    await owner.act(`${paths.talk}/acts`, { kind: 'reveal', id: owner.newId(), ballot: ballot.id })
  }
  const standing = readReconciliation(shown.doc).decisions.filter(({ undone }) => undone === null)
  const decisions = standing.slice(0, 1).map(({ id }) => id)
  if (decisions.length > 0) await owner.act(`${paths.talk}/acts`, { kind: 'undo', id: owner.newId(), decisions })
  for (const where of ['closing', 'reopening', 'closing'])
    await owner.act(`${paths.talk}/${where}`, { kind: where, id: owner.newId() })
  const late = { kind: 'decide-many', id: owner.newId(), rule: { kind: 'agreed' }, reason: 'Too late' }
  const refused = await owner.act(`${paths.talk}/acts`, late)
  expect(refused.body.refusal?.why).toEqual({ kind: 'closed' })
  await owner.act(`${paths.workshop}/acts`, { kind: 'end', id: owner.newId() })
  for (const person of everyone) {
    await person.repeat()
    await person.openTalk(nameDocument('reconciliation', consensus)).synced()
    await person.open(nameDocument('workshop', workshop)).synced()
  }
  owner.world.isBad = false
  return (await owner.get(`${paths.workshop}/minutes.md`)).body as string
}

/** Until every copy of the workshop knows that it has ended, and every copy of the talk holds what the owner's does. */
async function settle({ everyone, owner, workshop }: Study): Promise<void> {
  const held = Y.encodeStateVector(owner.talk?.doc ?? new Y.Doc())
  for (const { talk, replicas } of everyone) {
    const session = replicas.findLast(({ document }) => document === nameDocument('workshop', workshop))
    await session?.until(() => readWorkshop(session.doc).endedAt !== null)
    await talk?.until(() => Buffer.compare(Y.encodeStateVector(talk.doc), held) === 0)
  }
}

function check(study: Study, place: Place) {
  return withDatabase(place, async (database) => {
    const decisions = await checkDecisions(study, database)
    await checkConsensus(study, database)
    await checkSealed(study, database)
    await checkCopies(study, database)
    return decisions
  })
}

function expectSomeOf(counts: Record<string, number>): void {
  const told = ['kills', 'drops', 'repeats', 'lost answers', 'propose', 'vote', 'reveal', 'decide', 'undo', 'note']
  told.push('votes', 'searched', 'compared', 'seenAfter', 'forged updates refused')
  expect(Object.fromEntries(told.map((what) => [what, counts[what] ?? 0]))).toEqual(
    Object.fromEntries(told.map((what) => [what, expect.toSatisfy((n: number) => n > 0, `${what} more than never`)])),
  )
}

/** One story from a seed: what happens, in which order, and what it added up to. */
import type { DocumentLog, SnapshotKeeper } from '@intercoder/storage'
import * as cast from './cast.ts'
import { checkAuthors, checkClaims, checkConvergence, checkMoments, checkPresence, contentOf } from './checks.ts'
import { misbehave } from './misdeeds.ts'
import { createRandom, type Random } from './random.ts'
import { Study, type Tab } from './study.ts'

export type Tally = Record<string, number>

interface Step {
  weight: number
  run(study: Study, random: Random, tally: Tally): Promise<void> | void
}

const count = (tally: Tally, what: string, by = 1) => void (tally[what] = (tally[what] ?? 0) + by)
const anyTab = (study: Study, random: Random): Tab => random.pick(study.tabs)
const connected = (study: Study) => study.tabs.filter(({ client }) => client.pair)

const steps: Step[] = [
  { weight: 60, run: (study, random) => study.write(random.pick(study.writers)) },
  { weight: 30, run: deliverSome },
  { weight: 30, run: readSome },
  { weight: 25, run: (study, random) => study.clock.pass(1 + random.below(200)) },
  { weight: 14, run: reconnectSome },
  { weight: 8, run: (study, random) => study.drop(anyTab(study, random)) },
  { weight: 4, run: (study, random) => study.supersede(anyTab(study, random)) },
  { weight: 3, run: (study) => study.finishSuperseded() },
  { weight: 8, run: (study, random) => void (study.log.faults = random.pick([0, 0, 0, 0.5, 0.9])) },
  { weight: 4, run: (study, random) => (random.chance(0.5) ? study.log.hold() : study.log.release()) },
  { weight: 2, run: kill },
  { weight: 3, run: changeRights },
  { weight: 2, run: (study, random) => void (anyTab(study, random).isStalled = random.chance(0.5)) },
  { weight: 3, run: beSeen },
  { weight: 4, run: (study, random, tally) => sendMisdeed(study, random, tally) },
  { weight: 2, run: trespass },
  { weight: 2, run: loseTab },
  { weight: 2, run: remember },
  { weight: 1, run: sleep },
]
const total = steps.reduce((sum, { weight }) => sum + weight, 0)

export async function tellStory(
  seed: number,
  length: number,
  log: DocumentLog,
  keeper: SnapshotKeeper,
): Promise<Tally> {
  const random = createRandom(seed)
  const study = new Study(log, keeper, random)
  const tally: Tally = {}
  await study.begin()
  for (let i = 0; i < length; i++) {
    await pickStep(random).run(study, random, tally)
    study.noticeClosed()
  }
  await study.end()
  await checkConvergence(study)
  count(tally, 'claims', await checkClaims(study))
  await checkAuthors(study)
  await checkMoments(study)
  if (study.troubles.length > 0) throw new Error(study.troubles.join('\n'))
  count(tally, 'moments', study.moments.length)
  for (const [what, times] of Object.entries({ ...study.counts, ...study.misfortunes })) count(tally, what, times)
  for (const [reason, times] of Object.entries(study.closed)) count(tally, `closed: ${reason}`, times)
  return tally
}

function pickStep(random: Random): Step {
  let left = random.below(total)
  for (const step of steps) {
    left -= step.weight
    if (left < 0) return step
  }
  throw new RangeError('weights do not add up')
}

async function deliverSome(study: Study, random: Random): Promise<void> {
  for (const { client } of connected(study)) if (random.chance(0.4)) client.pair?.deliver(random.below(5))
  await study.clock.turn()
}

function readSome(study: Study, random: Random, tally: Tally): void {
  for (const { client, isStalled } of connected(study)) {
    if (isStalled || random.chance(0.5)) continue
    const frames = client.pair?.take(random.below(6)) ?? []
    for (const frame of frames) {
      count(tally, 'presences', checkPresence(study, frame))
      client.receive(frame)
    }
  }
}

function reconnectSome(study: Study, random: Random): void {
  for (const tab of study.tabs) {
    const likely = study.taken.has(tab.who) ? 0.02 : 0.5
    if (!tab.client.pair && random.chance(likely)) study.connect(tab)
  }
}

async function changeRights(study: Study, random: Random): Promise<void> {
  const who = random.pick(cast.people)
  if (!study.taken.delete(who)) study.taken.add(who)
  study.counts.rechecks++
  await study.rooms.recheck({ account: who })
}

function beSeen(study: Study, random: Random): void {
  const { client } = anyTab(study, random)
  client.beSeen(random.chance(0.1) ? null : { user: { name: 'Somebody' }, view: { top: random.below(100) } })
}

async function sendMisdeed(study: Study, random: Random, tally: Tally): Promise<void> {
  const tab = study.tabs.find(({ who }) => who === cast.mallory)
  if (!tab) return
  if (!tab.client.pair) study.connect(tab)
  await study.clock.turn()
  tab.client.pair?.deliver()
  const { frame, ends } = misbehave(random, random.pick(study.tabs).client.doc.clientID, tab.client.doc)
  const pair = tab.client.pair
  // Also a harmless one is counted by the server.
  tab.client.ledger.sent(frame)
  pair?.toServer.push(frame)
  pair?.deliver()
  count(tally, 'misdeeds')
  const wasHeard = pair?.toServer.length === 0 && study.log.faults === 0
  if (ends && wasHeard && pair?.closedWith && pair.closedWith !== 'cut') {
    if (pair.closedWith.reason !== ends && pair.closedWith.reason !== 'failed') {
      throw new Error(`a misdeed ended in ${pair.closedWith.reason}, not ${ends}`)
    }
    count(tally, 'misdeeds refused')
  }
}

/** Looked at before anyone comes back: clients would bring what they still hold, and so hide what was lost. */
async function kill(study: Study, _random: Random, tally: Tally): Promise<void> {
  await study.kill()
  count(tally, 'claims', await checkClaims(study))
}

/** Someone who may only read writes all the same, with a client of their own making. */
function trespass(study: Study, random: Random, tally: Tally): void {
  const readers = study.tabs.filter(({ who, document }) => cast.rightOf(who, document) === 'read')
  const tab = random.pick(readers)
  if (!tab.client.pair || study.taken.has(tab.who)) return
  tab.client.doc.getMap('codings').set(study.newId(), 'trespass')
  count(tally, 'trespasses')
}

function loseTab(study: Study, random: Random): void {
  const tab = anyTab(study, random)
  study.counts.deadTabs++
  study.closeTab(tab)
  study.openTab(tab.who, tab.document)
}

/** All is quiet: what everybody sees now is what the past has to look like later. */
async function remember(study: Study, random: Random): Promise<void> {
  study.log.faults = 0
  for (const tab of study.tabs) tab.isStalled = false
  await study.settle()
  await study.clock.pass(random.below(3_000))
  await study.settle()
  const seen = new Set<string>()
  for (const { document, client } of study.tabs) {
    if (seen.has(document) || !client.isSynced || !client.ledger.isSettled || !client.pair) continue
    seen.add(document)
    study.moments.push({ document, at: study.clock.now(), content: contentOf(client.doc) })
  }
  await study.clock.pass(1)
}

/** Somebody works late; then everybody goes home, rooms close, and their logs are folded. */
async function sleep(study: Study, random: Random): Promise<void> {
  study.counts.nights++
  study.log.faults = 0
  const late = random.pick(study.writers)
  for (let i = 0; i < 25; i++) study.write(late)
  await study.settle()
  study.finishSuperseded()
  for (const tab of study.tabs) study.drop(tab)
  await study.settle()
  await study.clock.pass(40_000)
  // Waits for its turn behind the folds that the rooms have asked for.
  await study.keeper.fold(cast.transcript)
}

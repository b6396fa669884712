/** What people do in the talk and in the workshop around it: at random, by what they see of it at that moment. */
import { readReconciliation, readWorkshop } from '@intercoder/documents'
import type { BallotId, Choice, CodingId, QueueItem, Reconciliation } from '@intercoder/domain'
import { nameDocument } from '@intercoder/sync'
import * as Y from 'yjs'
import type { Random } from '../random.ts'
import type { Person } from './person.ts'
import type { Replica } from './replica.ts'
import { codes, type Study } from './study.ts'

type Talk = Reconciliation<unknown>

/** Does `steps` things, while lines break. */
export async function takePart(study: Study, person: Person, steps: number): Promise<void> {
  const { random, count } = countingIn(person)
  const talk = await person.openTalk(nameDocument('reconciliation', study.consensus)).synced()
  const workshop = await person.open(nameDocument('workshop', study.workshop)).synced()
  for (let step = 0; step < steps; step++) {
    if (random.chance(0.08)) random.pick([talk, workshop]).drop()
    if (random.chance(0.15)) await person.repeat()
    if (random.chance(0.1)) await lookAround(study, person)
    if (random.chance(0.04)) await tamper(study, person)
    if (random.chance(0.2)) await attend(study, person, readWorkshop(workshop.doc))
    else await talkAbout(study, person, random.pick(study.queue), readReconciliation((person.talk ?? talk).doc))
    count('steps')
  }
}

const countingIn = ({ world }: Person) => ({ random: world.random, count: (what: string) => world.count(what) })

async function talkAbout(study: Study, person: Person, { evidence }: QueueItem, talk: Talk): Promise<void> {
  const { random } = person.world
  const isHere = (one: { evidence: CodingId[] }) => one.evidence.some((coding) => evidence.includes(coding))
  const decision = talk.decisions.find((one) => isHere(one) && one.undone === null)
  const ballot = talk.ballots.find((one) => isHere(one) && one.revealedAt === null)
  const say = (act: { kind: string } & Record<string, unknown>) =>
    person.act(`${study.paths.talk}/acts`, { id: person.newId(), evidence, ...act })
  if (random.chance(0.05)) await say({ kind: 'discuss', words: `I am ${person.name}, and I wonder` })
  else if (decision && random.chance(0.5)) await say({ kind: 'undo', decisions: [decision.id] })
  else if (ballot) await voteOrReveal(study, person, ballot)
  else if (!decision) await proposeOrDecide(study, person, { evidence, isHere, talk, say })
  else if (random.chance(0.2)) await voteLate(person, talk, say)
}

async function voteOrReveal(
  { paths, owner }: Study,
  person: Person,
  { id, by, voted, proposals }: Talk['ballots'][number],
): Promise<void> {
  const { random, secrecy } = person.world
  const mayReveal = by === person.account || person === owner
  if (mayReveal && voted.length > 1 && random.chance(0.4)) {
    secrecy.noteReveal(id)
    await person.act(`${paths.talk}/acts`, { kind: 'reveal', id: person.newId(), ballot: id })
  } else {
    const proposal = random.pick(proposals)
    secrecy.noteVote(person.account, id, proposal)
    await person.act(`${paths.talk}/acts`, { kind: 'vote', id: person.newId(), ballot: id, proposal })
  }
}

interface About {
  evidence: CodingId[]
  isHere: (one: { evidence: CodingId[] }) => boolean
  talk: Talk
  say: (act: { kind: string } & Record<string, unknown>) => Promise<unknown>
}

async function proposeOrDecide(study: Study, person: Person, { isHere, talk, say }: About): Promise<void> {
  const { random } = person.world
  const proposals = talk.proposals.filter((one) => isHere(one) && one.withdrawnAt === null)
  const reason = `because-${person.newId()}`
  const luck = random.next()
  if (proposals.length < 2) await say({ kind: 'propose', choice: choose(study, random), words: '' })
  else if (luck < 0.4) await say({ kind: 'open-ballot' })
  else if (luck < 0.5) await say({ kind: 'withdraw', proposal: random.pick(proposals).id })
  else if (luck < 0.6 && person === study.owner) await say({ kind: 'decide-many', rule: { kind: 'agreed' }, reason })
  else if (luck < 0.85) await say({ kind: 'decide', outcome: 'as-is', by: null, reason })
  else {
    const by = random.chance(0.5) ? { proposal: random.pick(proposals).id } : { choice: choose(study, random) }
    await say({ kind: 'decide', outcome: 'consensus', by, reason })
  }
}

function choose({ coders }: Study, random: Random): Choice {
  const start = 1 + random.below(700)
  return random.pick<Choice>([
    { kind: 'take', coder: random.pick(coders).account },
    { kind: 'both' },
    { kind: 'neither' },
    { kind: 'code', code: random.pick(codes), place: { start, end: start + 20 } },
  ])
}

/** A vote when all has been seen is refused. */
async function voteLate({ world }: Person, talk: Talk, say: About['say']): Promise<void> {
  const revealed = talk.ballots.filter(({ revealedAt }) => revealedAt !== null)
  if (revealed.length === 0) return
  const { id, proposals } = world.random.pick(revealed)
  await say({ kind: 'vote', ballot: id, proposal: world.random.pick(proposals) })
}

async function attend({ owner, paths, queue, ...study }: Study, person: Person, seen: ReturnType<typeof readWorkshop>) {
  const { random } = person.world
  const { round, source, consensus: layer } = study
  const items = seen.agenda.map(({ id }) => id)
  const item = items.length > 0 ? random.pick(items) : null
  const does: ({ kind: string } & Record<string, unknown>)[] = [
    { kind: 'join' },
    { kind: 'leave' },
    { kind: 'raise-hand' },
    { kind: 'note', item, words: `noted-${person.newId()}` },
  ]
  if (person === owner) {
    const taken = seen.agenda.flatMap(({ topic }) => (topic.kind === 'disagreement' ? topic.evidence : []))
    const free = queue.filter(({ evidence }) => !evidence.some((coding) => taken.includes(coding)))
    if (item) does.push({ kind: 'go-to', item }, { kind: 'start-clock', duration: 1000 + random.below(1000) })
    for (const { evidence } of free.slice(0, 3)) {
      const topic = { kind: 'disagreement', round, source, layer, evidence }
      does.push({ kind: 'add-item', title: `About ${evidence[0]}`, topic, before: null })
    }
  }
  await person.act(`${paths.workshop}/acts`, { id: person.newId(), ...random.pick(does) })
}

/** Asks for whatever could tell of votes; and opens the talk anew, as another window does. */
async function lookAround({ paths, project, consensus }: Study, person: Person): Promise<void> {
  const views = [paths.talk, `${paths.workshop}/minutes.md`, paths.workshop, `/api/projects/${project}/audit`]
  views.push(`/api/projects/${project}/reconciliations`, `/api/projects/${project}/decisions-for-me`)
  for (const view of views) await person.get(view)
  await person.openTalk(nameDocument('reconciliation', consensus)).synced()
}

/** Writes over a socket where only the server writes, and in a layer that is sealed. */
async function tamper({ consensus, sealed }: Study, person: Person): Promise<void> {
  const mine = sealed.find(({ coder }) => coder === person.account)
  const talk = nameDocument('reconciliation', consensus)
  const document = mine && person.world.random.chance(0.5) ? nameDocument('layer', mine.layer) : talk
  const replica: Replica = person.open(document)
  const forged = new Y.Doc()
  forged.getMap('codings').set(person.newId<CodingId>(), { code: codes[0] })
  forged.getMap('ballots').set(person.newId<BallotId>(), { votes: [] })
  const outcome = await replica.tryToWrite(Y.encodeStateAsUpdate(forged))
  replica.leave()
  if (outcome === 'saved') throw new Error(`${person.name} wrote in ${document}`)
  person.world.count('forged updates refused')
}

/** A workshop with few and with many people: from what somebody does until the last of them has seen it. */
import { judge } from '../aims.ts'
import { printTable, quantile, show } from '../figures.ts'
import { withServer, type Program } from '../server-process.ts'
import { gather, holdSession, Participant, type Session } from './session.ts'

const sizes = [4, 20]
const acts = 100
const bursts = 10
/** Milliseconds within which a room of people takes something to have happened at once. */
const fluidMs = 100

const house: Program = {
  name: 'Intercoder',
  program: '../../apps/server/src/main.ts',
  says: 'Intercoder is at',
  store: 'PGlite',
}

export async function benchWorkshop(): Promise<void> {
  process.env['DEMO'] = 'false'
  const rows = await withServer(house, async ({ port }) => {
    const people = await registerAll(`http://127.0.0.1:${port}`, Math.max(...sizes))
    const project = await gather(people)
    const measured = []
    for (const size of sizes) {
      const session = await holdSession(people.slice(0, size), project, `workshop-of-${size}`)
      measured.push({ size, single: await measureActs(session), burst: await measureBursts(session) })
      for (const person of session.people) person.leave()
    }
    return measured
  })
  delete process.env['DEMO']
  print(rows)
}

/** The first to register looks after the installation, and lets the others in. */
async function registerAll(url: string, count: number): Promise<Participant[]> {
  const first = await Participant.register(url, 'person-0')
  await first.ask('PATCH', '/api/installation', { open: true })
  const people = [first]
  for (let place = 1; place < count; place++) people.push(await Participant.register(url, `person-${place}`))
  return people
}

/** One at a time: something goes on the agenda, until the last of all has it. */
async function measureActs({ path, people }: Session): Promise<number[]> {
  const delays: number[] = []
  for (let act = 0; act < acts; act++) {
    const id = `item-${act}-among-${people.length}`
    const all = Promise.all(people.map((person) => person.seen(id)))
    await people[0]?.ask('POST', path, { kind: 'add-item', id, title: id, topic: { kind: 'topic' }, before: null })
    delays.push(Math.max(...(await all)))
  }
  return delays
}

/** Everybody writes a note at the same moment, until all have all of them. */
async function measureBursts({ path, people }: Session): Promise<number[]> {
  const delays: number[] = []
  for (let burst = 0; burst < bursts; burst++) {
    const ids = people.map((_, place) => `note-${burst}-by-${place}-among-${people.length}`)
    const all = Promise.all(ids.flatMap((id) => people.map((person) => person.seen(id))))
    await Promise.all(
      people.map((person, place) =>
        person.ask('POST', path, { kind: 'note', id: ids[place], item: null, words: 'Noted.' }),
      ),
    )
    delays.push(Math.max(...(await all)))
  }
  return delays
}

function print(rows: { size: number; single: number[]; burst: number[] }[]): void {
  const [base] = rows
  printTable(
    `A workshop, everybody’s pointer moving: act to seen by the last, ms (aim: p95 ≤ ${fluidMs} among 20)`,
    ['people', 'p50', 'p95', 'p99', 'ratio p95', 'all write at once, p50'],
    rows.map(({ size, single, burst }) => [
      String(size),
      ...[0.5, 0.95, 0.99].map((p) => show(quantile(single, p))),
      show(quantile(single, 0.95) / quantile(base?.single ?? [], 0.95), 2),
      show(quantile(burst, 0.5)),
    ]),
  )
  const most = rows.at(-1)
  if (!most) return
  const p95 = quantile(most.single, 0.95)
  judge(`act to seen by all ${most.size} in a workshop, p95 ≤ ${fluidMs} ms`, `${show(p95)} ms`, p95 <= fluidMs)
}

/** The study before the talk: a round that three people code blind over sockets that drop, submit, and have released. */
import { applyCode, createCodebook, findQueue, openDocument, readLayer } from '@intercoder/documents'
import type {
  AccountId,
  CodeId,
  CodingId,
  LayerId,
  ProjectId,
  QueueItem,
  RoundId,
  SourceId,
  WorkshopId,
} from '@intercoder/domain'
import { nameDocument } from '@intercoder/sync'
import * as Y from 'yjs'
import { pause, Person, type World } from './person.ts'

export const codes = ['trust', 'delay', 'time'].map((name) => `code-${name}` as CodeId)
const passages = Array.from({ length: 14 }, (_, at) => `On day ${at} the screens went dark and we wrote it all down.`)

/** A layer when it was submitted. */
export interface Sealed {
  coder: AccountId
  layer: LayerId
  codings: unknown
  /** As the answer said; null where it was lost. */
  digest: string | null
}

export interface Study {
  owner: Person
  coders: Person[]
  everyone: Person[]
  project: ProjectId
  source: SourceId
  round: RoundId
  consensus: LayerId
  workshop: WorkshopId
  sealed: Sealed[]
  transcript: Y.Doc
  queue: QueueItem[]
  /** Where the talk is asked about, and the workshop. */
  paths: { talk: string; workshop: string }
}

/** `kill` ends the server at its worst moment and starts it again. */
export async function makeStudy(world: World, kill: () => Promise<void>): Promise<Study> {
  const owner = await Person.register(world, 'olga')
  await owner.ask('PATCH', '/api/installation', { open: true })
  const coders = await Promise.all(['anna', 'bert', 'cleo'].map((name) => Person.register(world, name)))
  const others = await Promise.all(['dora', 'emil'].map((name) => Person.register(world, name)))
  const project = (await owner.post('/api/projects', { name: 'Records' })).body.project.id as ProjectId
  for (const person of [...coders, ...others]) await join(project, owner, person)
  const source = await importText(project, owner)
  await writeCodebook(project, owner)
  const round = await openRound(project, source, owner, coders)
  world.isBad = true
  const [sealed] = await Promise.all([
    Promise.all(coders.map((coder) => codeBlind({ project, source, round }, coder))),
    pause(world.random.below(400)).then(kill),
  ])
  const released = await owner.post(`/api/projects/${project}/rounds/${round}/sources/${source}/release`)
  if (released.status !== 200 && released.body.refusal.kind !== 'already-released')
    throw new Error(`nothing was released: ${JSON.stringify(released.body)}`)
  const talk = `/api/projects/${project}/rounds/${round}/sources/${source}/reconciliation`
  const consensus = (await owner.get(talk)).body.layer as LayerId
  const { transcript, queue } = await readQueue(source, owner, sealed)
  const workshop = owner.newId<WorkshopId>()
  await owner.post(`/api/projects/${project}/workshops`, { id: workshop, name: 'Spring' })
  const paths = { talk, workshop: `/api/projects/${project}/workshops/${workshop}` }
  const everyone = [owner, ...coders, ...others]
  const ids = { project, source, round, consensus, workshop }
  return { owner, coders, everyone, ...ids, sealed, transcript, queue, paths }
}

export async function join(project: ProjectId, owner: Person, person: Person): Promise<void> {
  const offered = await owner.post(`/api/projects/${project}/invitations`, { role: 'coder' })
  await person.post(`/api/invitations/${offered.body.token}/acceptance`)
}

async function importText(project: ProjectId, owner: Person): Promise<SourceId> {
  const form = new FormData()
  form.set('file', new File([`Nurse: ${passages.join(' ')}`], 'interview.txt'))
  return (await owner.ask('POST', `/api/projects/${project}/sources`, form)).body.source.id as SourceId
}

async function writeCodebook(project: ProjectId, owner: Person): Promise<void> {
  const codebook = owner.open(nameDocument('codebook', project))
  const prose = { definition: '', whenToUse: '', whenNot: '', example: '' }
  const made = codes.map((id, at) => {
    return { id, name: id, parent: null, order: `a${at}`, colour: 'blue', suggestedBy: null, ...prose } as const
  })
  Y.applyUpdate(codebook.doc, createCodebook({ codes: made, operations: [] }))
  await codebook.save()
  codebook.leave()
}

async function openRound(project: ProjectId, source: SourceId, owner: Person, coders: Person[]): Promise<RoundId> {
  const opened = await owner.post(`/api/projects/${project}/rounds`, { name: 'First', blind: true })
  const round = opened.body.round.id as RoundId
  const pairs = coders.map(({ account }) => ({ source, coder: account }))
  await owner.post(`/api/projects/${project}/rounds/${round}/assignments`, { pairs })
  return round
}

async function codeBlind(
  { project, source, round }: Pick<Study, 'project' | 'source' | 'round'>,
  coder: Person,
): Promise<Sealed> {
  const { random } = coder.world
  const path = `/api/projects/${project}/sources/${source}`
  const layer = (await coder.post(`${path}/layer`, { round })).body.layer.id as LayerId
  const transcript = await coder.open(nameDocument('transcript', source)).synced()
  const mine = await coder.open(nameDocument('layer', layer)).synced()
  for (const at of passages.keys()) {
    if (random.chance(0.2)) continue
    const start = passages.slice(0, at).join(' ').length + (at > 0 ? 1 : 0) + 1 + random.below(3)
    const span = { start, end: start + 20 + random.below(3) }
    const applied = applyCode(mine.doc, transcript.doc, {
      id: coder.newId<CodingId>(),
      code: codeAt(coder, at),
      span,
      at,
    })
    if (!applied.ok) throw new Error(applied.refusal.kind)
    if (random.chance(0.3)) mine.drop()
    await mine.save()
  }
  const submitted = await coder.post(`${path}/layers/${layer}/submission`)
  if (submitted.status !== 200 && submitted.body.refusal.kind !== 'already-submitted')
    throw new Error(`nothing was submitted: ${JSON.stringify(submitted.body)}`)
  transcript.leave()
  mine.leave()
  const digest = submitted.status === 200 ? (submitted.body.digest as string) : null
  return { coder: coder.account, layer, codings: mine.doc.getMap('codings').toJSON(), digest }
}

/** Most agree on every third passage; elsewhere each goes by themselves. */
function codeAt({ world }: Person, at: number): CodeId {
  return at % 3 === 0 ? (codes[0] as CodeId) : world.random.pick(codes)
}

async function readQueue(source: SourceId, owner: Person, sealed: readonly Sealed[]) {
  const transcript = (await owner.open(nameDocument('transcript', source)).synced()).doc
  const layers = await Promise.all(
    sealed.map(async ({ coder, layer }) => {
      const { doc } = await owner.open(nameDocument('layer', layer)).synced()
      return { coder, codings: evidenceOf(doc, transcript, coder) }
    }),
  )
  const length = transcript.getText('text').length
  return { transcript, queue: findQueue(layers, length) }
}

export function evidenceOf(layer: Y.Doc, transcript: Y.Doc, coder: AccountId) {
  const { codings } = readLayer(openDocument(Y.encodeStateAsUpdate(layer)), transcript)
  return codings.flatMap(({ id, code, span }) => (span ? [{ id, coder, code, span }] : []))
}

import { openDocument, readCodebook, readRun } from '@intercoder/documents'
import {
  abilitiesOf,
  accept,
  checkSpan,
  may,
  quoteSpan,
  refuse,
  type ProjectId,
  type Result,
  type Standing,
  type Topic,
  type WorkshopAct,
  type WorkshopId,
} from '@intercoder/domain'
import { findSource, insertWorkshop, listMembers, listWorkshops, type Workshop as Listed } from '@intercoder/storage'
import { nameDocument } from '@intercoder/sync'
import type { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type * as Y from 'yjs'
import { refuseAct } from '../../acts/acted.ts'
import { gatherMinutes } from '../../minutes/gather-minutes.ts'
import { composeMinutes } from '../../minutes/compose-minutes.ts'
import { writeDocx, writeMarkdown } from '@intercoder/interchange'
import { findTalk } from '../../reconciliation/find-talk.ts'
import { findWorkshopIn, type WorkshopApplicant, type WorkshopStep } from '../../workshop/sessions.ts'
import { refused } from '../answer.ts'
import { askerOf, reachOf, type Deps, type Http, type HttpEnv } from '../context.ts'
import { askAgain } from '../guard.ts'
import type { Refusal } from '../refusal.ts'
import { workshopEndpoints } from './schema.ts'

type GivenAct = z.infer<(typeof workshopEndpoints.act.request.body.content)['application/json']['schema']>

export function serveWorkshops(app: Http, deps: Deps): void {
  const { db, clock, sessions } = deps

  app.openapi(workshopEndpoints.list, async (c) => {
    const { project, standing } = reachOf(c)
    const listed = await listWorkshops(db, project.id)
    return c.json(
      listed.map((one) => show(one, standing, askerOf(c).account.id)),
      200,
    )
  })

  app.openapi(workshopEndpoints.plan, async (c) => {
    const { project, standing } = reachOf(c)
    const { id, name } = c.req.valid('json')
    const facilitator = askerOf(c).account.id
    const made: Listed = {
      id,
      project: project.id,
      name,
      facilitator,
      createdAt: clock(),
      startedAt: null,
      endedAt: null,
    }
    await insertWorkshop(db, made)
    // The id is of the asker's making: it may be that of a workshop of somebody else, here or in another project.
    const planned = await findWorkshopIn(db, project.id, id)
    if (planned?.facilitator !== facilitator) return refused(c, { kind: 'unknown' })
    await sessions.begin(planned)
    return c.json(show(planned, standing, facilitator), 200)
  })

  app.openapi(workshopEndpoints.show, async (c) => {
    const { project, standing } = reachOf(c)
    const listed = await findWorkshopIn(db, project.id, c.req.valid('param').workshop)
    if (!listed) return refused(c, { kind: 'unknown' })
    return c.json(show(listed, standing, askerOf(c).account.id), 200)
  })

  app.openapi(workshopEndpoints.act, async (c) => {
    const project = reachOf(c).project.id
    const account = askerOf(c).account.id
    const { workshop } = c.req.valid('param')
    if (!(await findWorkshopIn(db, project, workshop))) return refused(c, { kind: 'unknown' })
    const step = await prepare(deps, project, c.req.valid('json'))
    if (!step.ok) return refused(c, step.refusal)
    const acted = await sessions.act(workshop, step.value, { account, admit: () => admit(deps, c, workshop) })
    return acted.ok ? c.json(acted.value, 200) : refused(c, acted.refusal)
  })

  serveMinutes(app, deps)
}

function serveMinutes(app: Http, deps: Deps): void {
  app.openapi(workshopEndpoints.minutes, async (c) => {
    const { project } = reachOf(c)
    const listed = await findWorkshopIn(deps.db, project.id, c.req.valid('param').workshop)
    if (!listed) return refused(c, { kind: 'unknown' })
    const text = writeMarkdown(composeMinutes(await gatherMinutes(deps, project, listed)))
    c.header('Content-Type', 'text/markdown; charset=utf-8')
    c.header('Content-Disposition', 'attachment; filename="minutes.md"')
    return c.body(text, 200)
  })

  app.openapi(workshopEndpoints.minutesDocx, async (c) => {
    const { project } = reachOf(c)
    const listed = await findWorkshopIn(deps.db, project.id, c.req.valid('param').workshop)
    if (!listed) return refused(c, { kind: 'unknown' })
    const file = writeDocx(composeMinutes(await gatherMinutes(deps, project, listed)))
    c.header('Content-Type', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document')
    c.header('Content-Disposition', 'attachment; filename="minutes.docx"')
    return c.body(file, 200)
  })
}

function show(listed: Listed, standing: Standing, asker: Listed['facilitator']) {
  const { endedAt, facilitator } = listed
  const thing = { kind: 'workshop', ended: endedAt !== null, mine: facilitator === asker } as const
  return { ...listed, abilities: abilitiesOf(standing, thing) }
}

async function admit(deps: Deps, c: Context<HttpEnv>, workshop: WorkshopId): ReturnType<WorkshopApplicant['admit']> {
  const opened = await askAgain(deps, c, 'workshop.take-part')
  if (!opened.ok) return opened
  const { project, standing } = opened.value
  const listed = await findWorkshopIn(deps.db, project.id, workshop)
  if (!listed) return refuse({ kind: 'unknown' })
  const members = (await listMembers(deps.db, project.id)).filter(({ role }) => role !== 'observer')
  const by = askerOf(c).account.id
  return accept({
    listed,
    members: new Set(members.map(({ account }) => account)),
    facilitates: ({ facilitator }) => mayFacilitate(standing, facilitator === by),
  })
}

/** Whether it has ended is for the rules to say, so that an act which comes again is answered as it was at first. */
function mayFacilitate(standing: Standing, mine: boolean): boolean {
  return may(standing, 'workshop.facilitate', { kind: 'workshop', ended: false, mine })
}

/** What an item of the agenda is about has to be there, and to belong to the project. */
async function prepare(deps: Deps, project: ProjectId, act: GivenAct): Promise<Result<WorkshopStep, Refusal>> {
  if (act.kind !== 'add-item') return accept({ act, transcript: null })
  const { topic } = act
  if (topic.kind !== 'passage') {
    const missing = await whatIsMissing(deps, project, topic)
    return missing ? refuse(missing) : accept({ act: { ...act, topic }, transcript: null })
  }
  const source = await findSource(deps.db, project, topic.source)
  if (!source || source.deletedAt !== null) return refuse({ kind: 'unknown' })
  return preparePassage(openDocument(await deps.rooms.read(nameDocument('transcript', topic.source))), act, topic)
}

async function whatIsMissing({ db, rooms }: Deps, project: ProjectId, topic: Topic): Promise<Refusal | null> {
  if (topic.kind === 'code') {
    const { codebook } = readCodebook(openDocument(await rooms.read(nameDocument('codebook', project))))
    const isThere = codebook.codes.some(({ id }) => id === topic.code)
    return isThere ? null : { kind: 'act-refused', why: { kind: 'unknown-code', code: topic.code } }
  }
  if (topic.kind !== 'disagreement') return null
  const source = await findSource(db, project, topic.source)
  const talk = source?.deletedAt === null ? await findTalk(db, { project, ...topic }) : null
  if (talk?.consensus !== topic.layer) return { kind: 'unknown' }
  const layers = await Promise.all(talk.layers.map(({ layer }) => rooms.read(nameDocument('layer', layer))))
  const codings = layers.map((bytes) => openDocument(bytes).getMap('codings'))
  const isKnown = topic.evidence.every((coding) => codings.some((layer) => layer.has(coding)))
  return isKnown ? null : { kind: 'act-refused', why: { kind: 'unknown-evidence' } }
}

function preparePassage(
  transcript: Y.Doc,
  act: Extract<GivenAct, { kind: 'add-item' }>,
  given: Omit<Extract<Topic, { kind: 'passage' }>, 'quote'>,
): Result<WorkshopStep, Refusal> {
  const text = readRun(transcript)
  const span = checkSpan(text, given.place)
  if (!span.ok) return refuseAct(span.refusal)
  const topic = { ...given, place: span.value, quote: quoteSpan(text, span.value) }
  const placed: WorkshopAct = { ...act, topic }
  return accept({ act: placed, transcript })
}

import { z } from '@hono/zod-openapi'
import { abilities, workshopLimits, type AgendaId, type MessageId } from '@intercoder/domain'
import { body, endpoint, json, refusals } from '../endpoint.ts'
import {
  accountId,
  actId,
  codeId,
  codingId,
  idOf,
  layerId,
  line,
  moment,
  projectId,
  prose,
  roundId,
  sourceId,
  workshopId,
} from '../shapes.ts'

const agendaId = idOf<AgendaId>()
const messageId = idOf<MessageId>()
const place = z.object({ start: z.number().int(), end: z.number().int() }).openapi({ description: 'UTF-16 units.' })

const topic = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('disagreement'),
    round: roundId,
    source: sourceId,
    layer: layerId.openapi({ description: 'The consensus.' }),
    evidence: z.array(codingId).min(1).max(1000),
  }),
  z.object({ kind: z.literal('code'), code: codeId }),
  z.object({ kind: z.literal('passage'), source: sourceId, place }),
  z.object({ kind: z.literal('topic') }),
])

/** Its id is made by whoever acts: sent again, it changes nothing. */
const act = z
  .discriminatedUnion('kind', [
    z.object({
      kind: z.literal('add-item'),
      id: agendaId,
      title: line(workshopLimits.title),
      topic,
      before: agendaId.nullable(),
    }),
    z.object({ kind: z.literal('remove-item'), id: actId, item: agendaId }),
    z.object({ kind: z.literal('put-back-item'), id: actId, item: agendaId }),
    z.object({ kind: z.literal('move-item'), id: actId, item: agendaId, before: agendaId.nullable() }),
    z.object({ kind: z.literal('start'), id: actId }),
    z.object({ kind: z.literal('go-to'), id: actId, item: agendaId }),
    z.object({ kind: z.literal('join'), id: actId }),
    z.object({ kind: z.literal('leave'), id: actId }),
    z.object({ kind: z.literal('raise-hand'), id: actId }),
    z.object({ kind: z.literal('lower-hand'), id: actId, account: accountId }),
    z.object({
      kind: z.literal('start-clock'),
      id: actId,
      duration: z.number().int().min(1).max(workshopLimits.clock).openapi({ description: 'Milliseconds.' }),
    }),
    z.object({ kind: z.literal('stop-clock'), id: actId }),
    z.object({ kind: z.literal('note'), id: messageId, item: agendaId.nullable(), words: prose(workshopLimits.words) }),
    z.object({ kind: z.literal('hand-over'), id: actId, to: accountId }),
    z.object({ kind: z.literal('end'), id: actId }),
  ])
  .openapi('WorkshopAct')

const workshop = z
  .object({
    id: workshopId,
    project: projectId,
    name: z.string(),
    facilitator: accountId,
    createdAt: moment,
    startedAt: moment.nullable(),
    endedAt: moment.nullable(),
    abilities: z.array(z.enum(abilities)),
  })
  .openapi('Workshop')

const params = z.object({ project: projectId, workshop: workshopId })
const path = '/api/projects/{project}/workshops/{workshop}'
const tags = ['Workshops']

export const workshopEndpoints = {
  list: endpoint({
    method: 'get',
    path: '/api/projects/{project}/workshops',
    'x-ability': 'workshop.read',
    tags,
    summary: 'The workshops of a project',
    request: { params: z.object({ project: projectId }) },
    responses: { 200: json(z.array(workshop), 'Newest first.'), ...refusals },
  }),
  plan: endpoint({
    method: 'post',
    path: '/api/projects/{project}/workshops',
    'x-ability': 'workshop.plan',
    'x-act': true,
    tags,
    summary: 'Plan a workshop, which I facilitate until I hand it over',
    request: {
      params: z.object({ project: projectId }),
      body: body(z.object({ id: workshopId.openapi({ description: 'Of my making.' }), name: line(200) })),
    },
    responses: { 200: json(workshop, 'The same one, should it be asked again.'), ...refusals },
  }),
  show: endpoint({
    method: 'get',
    path,
    'x-ability': 'workshop.read',
    tags,
    summary: 'One workshop; what happens in it is in its document',
    request: { params },
    responses: { 200: json(workshop, 'With what I may do.'), ...refusals },
  }),
  act: endpoint({
    method: 'post',
    path: `${path}/acts`,
    'x-ability': 'workshop.take-part',
    'x-act': true,
    tags,
    summary: 'Set the agenda, lead through it, take part',
    request: { params, body: body(act) },
    responses: {
      200: json(z.object({ repeated: z.boolean() }), 'Done, now or when it was first asked.'),
      ...refusals,
    },
  }),
  minutes: endpoint({
    method: 'get',
    path: `${path}/minutes.md`,
    'x-ability': 'workshop.read',
    tags,
    summary: 'The minutes as Markdown',
    request: { params },
    responses: { 200: { description: 'A file.', content: { 'text/markdown': { schema: z.string() } } }, ...refusals },
  }),
  minutesDocx: endpoint({
    method: 'get',
    path: `${path}/minutes.docx`,
    'x-ability': 'workshop.read',
    tags,
    summary: 'The minutes as a Word document',
    request: { params },
    responses: {
      200: {
        description: 'A file.',
        content: {
          'application/vnd.openxmlformats-officedocument.wordprocessingml.document': {
            schema: z.string().openapi({ format: 'binary' }),
          },
        },
      },
      ...refusals,
    },
  }),
}

import { z } from '@hono/zod-openapi'
import { abilities, sourceKinds } from '@intercoder/domain'
import type { ImportNote } from '@intercoder/interchange'
import { body, done, endpoint, json, refusals } from '../endpoint.ts'
import { accountId, caseId, day, layerId, line, moment, projectId, roundId, sourceId } from '../shapes.ts'

const participant = z.object({ speaker: line(200), role: line(200) })

const source = z
  .object({
    id: sourceId,
    project: projectId,
    name: z.string(),
    kind: z.enum(sourceKinds),
    case: caseId.nullable(),
    wave: z.string().nullable(),
    date: z.string().nullable().openapi({ description: 'YYYY-MM-DD' }),
    participants: z.array(z.object({ speaker: z.string(), role: z.string() })),
  })
  .openapi('Source')

const facts = {
  source,
  words: z.number(),
  turns: z.number(),
  addedAt: moment,
  addedBy: accountId,
  file: z.object({ name: z.string(), bytes: z.number() }),
}

const listedSource = z.object({
  ...facts,
  mayCorrect: z.boolean(),
  codings: z
    .array(z.object({ layer: layerId, round: roundId, coder: accountId.nullable(), codings: z.number() }))
    .openapi({ description: 'Of the layers that I may see; up to half a second old.' }),
})

const openedSource = z.object({
  ...facts,
  abilities: z.array(z.enum(abilities)).openapi({ description: 'What I may do to this source.' }),
  layers: z
    .array(
      z.object({
        id: layerId,
        round: roundId,
        coder: accountId.nullable().openapi({ description: 'Null for the consensus.' }),
        mine: z.boolean(),
        sealedAt: moment.nullable(),
        abilities: z.array(z.enum(abilities)),
      }),
    )
    .openapi({ description: 'The layers that I may see.' }),
})

/** What a person decides about a file before it becomes a source. */
export const importSettings = z.object({
  charset: z.string().max(40).optional(),
  speakers: z
    .record(
      z.string().max(500),
      z.union([z.object({ as: z.literal('speaker'), name: line(200) }), z.object({ as: z.literal('text') })]),
    )
    .default({})
    .openapi({ description: 'By label; a label that is not named stays as proposed.' }),
  name: line(300).optional(),
  kind: z.enum(sourceKinds).default('interview'),
  case: caseId.nullable().default(null),
  wave: line(60).nullable().default(null),
  date: day.nullable().default(null),
  participants: z.array(participant).max(200).default([]),
})

const file = z.custom<File>((value) => value instanceof File).openapi({ type: 'string', format: 'binary' })

const preview = z.object({
  name: z.string(),
  format: z.string(),
  style: z.string(),
  charset: z.string().nullable(),
  charsets: z.array(z.string()),
  speakers: z.array(z.object({ label: z.string(), turns: z.number(), words: z.number(), proposed: z.boolean() })),
  turns: z.number(),
  words: z.number(),
  sample: z
    .array(
      z.object({
        speaker: z.string(),
        start: z.number().nullable(),
        end: z.number().nullable(),
        text: z.string(),
      }),
    )
    .openapi({ description: 'The first turns.' }),
  notes: z.array(
    z.looseObject({ kind: z.string() }).openapi({ description: 'What was left out or decided.' }),
  ) as unknown as z.ZodType<ImportNote[], ImportNote[]>,
  sameAs: z
    .object({ source: sourceId, name: z.string() })
    .nullable()
    .openapi({ description: 'The source that came of the same bytes.' }),
})

const params = z.object({ project: projectId })
const one = params.extend({ source: sourceId })
const tags = ['Sources']

export const sourceEndpoints = {
  list: endpoint({
    method: 'get',
    path: '/api/projects/{project}/sources',
    'x-ability': 'project.read',
    tags,
    summary: 'The sources of a project',
    request: { params },
    responses: { 200: json(z.array(listedSource), 'By name.'), ...refusals },
  }),
  preview: endpoint({
    method: 'post',
    path: '/api/projects/{project}/sources/preview',
    'x-ability': 'source.import',
    tags,
    summary: 'Read a file and say what would come of it; nothing is kept',
    request: {
      params,
      body: {
        required: true,
        content: {
          'multipart/form-data': {
            schema: z.object({
              file,
              charset: z.string().max(40).optional(),
              settings: z.string().max(200_000).optional().openapi({ description: 'As for the import, as JSON.' }),
            }),
          },
        },
      },
    },
    responses: { 200: json(preview, 'What the file holds.'), ...refusals },
  }),
  import: endpoint({
    method: 'post',
    path: '/api/projects/{project}/sources',
    'x-ability': 'source.import',
    tags,
    summary: 'Make a source of a file; the original is kept beside it',
    request: {
      params,
      body: {
        required: true,
        content: {
          'multipart/form-data': {
            schema: z.object({
              file,
              settings: z.string().max(200_000).default('{}').openapi({
                description:
                  'JSON: {charset?, speakers?: {label: {as: "speaker", name} | {as: "text"}}, name?, kind?, case?, wave?, date?, participants?}',
              }),
            }),
          },
        },
      },
    },
    responses: { 201: json(z.object({ source }), 'Made, with its transcript.'), ...refusals },
  }),
  open: endpoint({
    method: 'get',
    path: '/api/projects/{project}/sources/{source}',
    'x-ability': 'source.read',
    tags,
    summary: 'A source and the layers on it that I may see',
    request: { params: one },
    responses: { 200: json(openedSource, 'As it is.'), ...refusals },
  }),
  change: endpoint({
    method: 'patch',
    path: '/api/projects/{project}/sources/{source}',
    'x-ability': 'source.edit',
    tags,
    summary: 'Change what is said about a source',
    request: {
      params: one,
      body: body(
        z.object({
          name: line(300).optional(),
          kind: z.enum(sourceKinds).optional(),
          case: caseId.nullable().optional(),
          wave: line(60).nullable().optional(),
          date: day.nullable().optional(),
          participants: z.array(participant).max(200).optional(),
        }),
      ),
    },
    responses: { 200: json(z.object({ source }), 'As it is now.'), ...refusals },
  }),
  delete: endpoint({
    method: 'delete',
    path: '/api/projects/{project}/sources/{source}',
    'x-ability': 'source.delete',
    tags,
    summary: 'Take a source out of sight; it can be brought back whole',
    request: { params: one },
    responses: { 204: done, ...refusals },
  }),
  restore: endpoint({
    method: 'post',
    path: '/api/projects/{project}/sources/{source}/restoration',
    'x-ability': 'source.restore',
    tags,
    summary: 'Bring a deleted source back',
    request: { params: one },
    responses: { 200: json(z.object({ source }), 'As it was.'), ...refusals },
  }),
  download: endpoint({
    method: 'get',
    path: '/api/projects/{project}/sources/{source}/file',
    'x-ability': 'source.download',
    tags,
    summary: 'The original file, byte for byte',
    request: { params: one },
    responses: {
      200: { description: 'As it was received.', content: { 'application/octet-stream': { schema: z.unknown() } } },
      ...refusals,
    },
  }),
}

export type ImportSettings = z.input<typeof importSettings>

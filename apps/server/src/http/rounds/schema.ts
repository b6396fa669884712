import { z } from '@hono/zod-openapi'
import { abilities, coderStates } from '@intercoder/domain'
import { body, done, endpoint, json, refusals } from '../endpoint.ts'
import { accountId, layerId, line, moment, projectId, prose, round, roundId, sourceId, versionId } from '../shapes.ts'

const allowed = z.array(z.enum(abilities))

const settings = { overseen: z.boolean(), autoRelease: z.boolean() }

const newRound = z.object({
  name: line(120),
  blind: z.boolean().default(true),
  everyone: z.boolean().default(false),
  version: versionId.nullable().default(null),
  overseen: z.boolean().default(false),
  autoRelease: z.boolean().default(false),
})

const listedRound = round
  .extend({
    counts: z
      .object({
        sources: z.number().int(),
        released: z.number().int(),
        reconciled: z.number().int(),
        pairs: z.number().int().openapi({ description: 'Of a source and somebody who codes it, or is to.' }),
        submitted: z.number().int(),
        ready: z.number().int().openapi({
          description: 'Sources that all have submitted and that I may release.',
        }),
      })
      .openapi({ description: 'States only: nothing in here depends on what anybody coded.' }),
    mine: z
      .object({ pairs: z.number().int(), submitted: z.number().int() })
      .openapi({ description: 'What of it is mine to code.' }),
  })
  .openapi('ListedRound')

const pair = z.object({ source: sourceId, coder: accountId })
const pairs = z.array(pair).min(1).max(20_000)
const seed = z.number().int().min(0).max(0xffff_ffff)

const coderProgress = z.object({
  coder: accountId,
  state: z.enum(coderStates),
  assigned: z
    .boolean()
    .openapi({ description: 'False for one who coded of their own accord, in a round for everyone.' }),
  sealedAt: moment.nullable(),
  layer: layerId.nullable().openapi({ description: 'Only where I may do something with it.' }),
  abilities: allowed.openapi({ description: 'What I may do with the layer.' }),
})

const sourceProgress = z
  .object({
    source: sourceId,
    releasedAt: moment.nullable(),
    reconciledAt: moment.nullable(),
    consensus: layerId.nullable(),
    abilities: allowed.openapi({ description: 'What I may do with this source in this round.' }),
    coders: z.array(coderProgress),
  })
  .openapi('SourceProgress')

const progress = z
  .object({
    sources: z.array(sourceProgress),
    overseers: z
      .array(z.object({ account: accountId, looks: z.array(z.object({ layer: layerId, at: moment })) }))
      .openapi({
        description: 'Who has looked at layers before release. Layers that I may not see are named to nobody.',
      }),
  })
  .openapi('RoundProgress')

const mine = z
  .object({
    round: roundId,
    source: sourceId,
    state: z.enum(coderStates),
    layer: layerId.nullable(),
    sealedAt: moment.nullable(),
    releasedAt: moment.nullable(),
    reconciledAt: moment.nullable(),
  })
  .openapi('MyWork')

const inProject = z.object({ project: projectId })
const inRound = inProject.extend({ round: roundId })
const inSource = inRound.extend({ source: sourceId })
const inLayer = z.object({ project: projectId, source: sourceId, layer: layerId })
const tags = ['Rounds']

export const roundEndpoints = {
  list: endpoint({
    method: 'get',
    path: '/api/projects/{project}/rounds',
    'x-ability': 'project.read',
    tags,
    summary: 'The rounds of a project and how far they have come',
    request: { params: inProject },
    responses: { 200: json(z.array(listedRound), 'In the order they were opened.'), ...refusals },
  }),
  create: endpoint({
    method: 'post',
    path: '/api/projects/{project}/rounds',
    'x-ability': 'rounds.manage',
    tags,
    summary: 'Open a round, blind or open, for everyone or for those who will be assigned',
    request: { params: inProject, body: body(newRound) },
    responses: { 201: json(z.object({ round }), 'Opened.'), ...refusals },
  }),
  change: endpoint({
    method: 'patch',
    path: '/api/projects/{project}/rounds/{round}',
    'x-ability': 'rounds.manage',
    tags,
    summary: 'Rename a round or change how it is overseen and released; overseeing cannot begin once somebody codes',
    request: { params: inRound, body: body(z.object({ name: line(120), ...settings }).partial()) },
    responses: { 200: json(z.object({ round }), 'As it is now.'), ...refusals },
  }),
  remove: endpoint({
    method: 'delete',
    path: '/api/projects/{project}/rounds/{round}',
    'x-ability': 'rounds.manage',
    tags,
    summary: 'Remove a round in which nobody has begun to code',
    request: { params: inRound },
    responses: { 204: done, ...refusals },
  }),
  progress: endpoint({
    method: 'get',
    path: '/api/projects/{project}/rounds/{round}/progress',
    'x-ability': 'project.read',
    tags,
    summary: 'Who is to code what in a round, and how far they are, without a word of what they coded',
    request: { params: inRound },
    responses: { 200: json(progress, 'Sources by name.'), ...refusals },
  }),
  assign: endpoint({
    method: 'post',
    path: '/api/projects/{project}/rounds/{round}/assignments',
    'x-ability': 'rounds.manage',
    tags,
    summary: 'Have people code sources in a round; all of it or nothing is done',
    request: { params: inRound, body: body(z.object({ pairs, seed: seed.nullable().default(null) })) },
    responses: { 200: json(progress, 'The round as it is now.'), ...refusals },
  }),
  unassign: endpoint({
    method: 'delete',
    path: '/api/projects/{project}/rounds/{round}/assignments',
    'x-ability': 'rounds.manage',
    tags,
    summary: 'Take assignments back, of whom has not begun; all of it or nothing is done',
    request: { params: inRound, body: body(z.object({ pairs })) },
    responses: { 200: json(progress, 'The round as it is now.'), ...refusals },
  }),
  draw: endpoint({
    method: 'post',
    path: '/api/projects/{project}/rounds/{round}/draw',
    'x-ability': 'rounds.manage',
    tags,
    summary:
      'Propose who codes what: so many coders for a share of the sources, at random; the same seed gives the same',
    request: {
      params: inRound,
      body: body(
        z.object({
          share: z.number().gt(0).max(1),
          coders: z.number().int().min(1).max(20).openapi({ description: 'Of each source.' }),
          among: z.array(accountId).min(1).max(200),
          seed,
          sources: z.array(sourceId).max(20_000).optional().openapi({ description: 'All of the project without it.' }),
        }),
      ),
    },
    responses: { 200: json(z.object({ pairs: z.array(pair), seed }), 'Nothing is assigned yet.'), ...refusals },
  }),
  release: endpoint({
    method: 'post',
    path: '/api/projects/{project}/rounds/{round}/sources/{source}/release',
    'x-ability': 'round.release',
    tags,
    summary: 'Show the layers of a source to everyone, for good; what was not submitted is sealed as it is',
    request: { params: inSource },
    responses: { 200: json(sourceProgress, 'Released.'), ...refusals },
  }),
  submit: endpoint({
    method: 'post',
    path: '/api/projects/{project}/sources/{source}/layers/{layer}/submission',
    'x-ability': 'layer.submit',
    tags,
    summary: 'Submit my layer: from the answer on it never changes',
    request: { params: inLayer },
    responses: {
      200: json(
        z.object({
          sealedAt: moment,
          version: versionId.nullable().openapi({ description: 'The newest codebook version then.' }),
          seq: z.number().int().openapi({ description: 'How many changes the log of the layer held.' }),
          digest: z.string().openapi({ description: 'SHA-256 of its state there, in hexadecimal.' }),
          codings: z.number().int(),
          released: z.boolean().openapi({ description: 'Whether the source was released by this.' }),
        }),
        'Sealed.',
      ),
      ...refusals,
    },
  }),
  reopen: endpoint({
    method: 'post',
    path: '/api/projects/{project}/sources/{source}/layers/{layer}/reopening',
    'x-ability': 'layer.reopen',
    tags,
    summary: 'Give a submitted layer back to its coder, before release only; the reason is recorded',
    request: { params: inLayer, body: body(z.object({ reason: prose(2000).pipe(z.string().min(1)) })) },
    responses: { 204: done, ...refusals },
  }),
  oversee: endpoint({
    method: 'post',
    path: '/api/projects/{project}/sources/{source}/layers/{layer}/oversight',
    'x-ability': 'layer.oversee',
    tags,
    summary:
      'Look at a layer before release, which is recorded and shown to its coders; I can then never code in the round',
    request: { params: inLayer },
    responses: { 204: done, ...refusals },
  }),
  mine: endpoint({
    method: 'get',
    path: '/api/projects/{project}/my-work',
    'x-ability': 'project.read',
    tags,
    summary: 'What I am to code and have coded, by round and source',
    request: { params: inProject },
    responses: { 200: json(z.array(mine), 'Newest round first, sources by name.'), ...refusals },
  }),
}

import { z } from '@hono/zod-openapi'
import { body, done, endpoint, json, refusals } from '../endpoint.ts'
import { codeId, codingId, layerId, moment, projectId, roundId, sourceId } from '../shapes.ts'

const words = z.object({
  code: codeId,
  name: z.string(),
  colour: z.string(),
  definition: z.string(),
  whenToUse: z.string(),
  whenNot: z.string(),
})

const digest = z.string().regex(/^[0-9a-f]{64}$/)

const redefined = z
  .object({
    version: z.number().int().openapi({ description: 'The number of the version that they were made under.' }),
    before: words,
    after: words,
    digest: digest.openapi({ description: 'Of the words as they are now.' }),
    codings: z.array(
      z.object({
        id: codingId,
        layer: layerId,
        source: sourceId,
        round: roundId,
        quote: z.string(),
        remark: z.string(),
        at: moment,
        sealed: z.boolean().openapi({ description: 'Submitted: it no longer changes, and can only be noted.' }),
      }),
    ),
  })
  .openapi('RedefinedCodings')

const queue = z.object({
  mine: z.array(redefined),
  counts: z
    .array(z.object({ code: codeId, codings: z.number().int() }))
    .openapi({ description: 'How many codings wait, in all layers that I may see.' }),
})

const params = z.object({ project: projectId })
const tags = ['Codebook']
const path = '/api/projects/{project}/reviews'
const one = { layer: layerId, coding: codingId }

export const reviewEndpoints = {
  list: endpoint({
    method: 'get',
    path,
    'x-ability': 'codebook.read',
    tags,
    summary: 'Codings whose code was redefined after they were made, until they are looked at again',
    request: { params },
    responses: { 200: json(queue, 'By source and place.'), ...refusals },
  }),
  keep: endpoint({
    method: 'put',
    path,
    'x-ability': 'coding.review',
    tags,
    summary: 'Say that codings of mine still fit under the words with that digest',
    request: {
      params,
      body: body(
        z.object({
          codings: z
            .array(z.object({ ...one, digest }))
            .min(1)
            .max(2000),
        }),
      ),
    },
    responses: { 204: done, ...refusals },
  }),
  withdraw: endpoint({
    method: 'delete',
    path,
    'x-ability': 'coding.review',
    tags,
    summary: 'Take that back',
    request: { params, body: body(z.object({ codings: z.array(z.object(one)).min(1).max(2000) })) },
    responses: { 204: done, ...refusals },
  }),
}

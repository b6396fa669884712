import { z } from '@hono/zod-openapi'
import { body, done, endpoint, json, refusals } from '../endpoint.ts'
import { accountId, caseId, codeId, codingId, layerId, line, projectId, roundId, sourceId } from '../shapes.ts'

const offset = z.number().int().openapi({ description: 'UTF-16 units.' })
const pairs = z.array(offset).openapi({ description: 'Start, end, start, end …; half open.' })

const reliability = z
  .object({
    codes: z
      .array(z.object({ id: codeId, name: z.string(), colour: z.string() }))
      .openapi({ description: 'The codebook, in its order.' }),
    sources: z.array(
      z.object({
        source: sourceId,
        name: z.string(),
        case: caseId.nullable(),
        wave: z.string().nullable(),
        length: offset,
        turns: pairs,
        sentences: pairs,
        layers: z.array(
          z.object({
            layer: layerId,
            coder: accountId.nullable().openapi({ description: 'Null for the consensus.' }),
            submitted: z.boolean(),
          }),
        ),
        codings: z.array(
          z.object({
            id: codingId,
            layer: z.number().int().openapi({ description: 'Its place in `layers`.' }),
            code: codeId.openapi({ description: 'What it stands for now, after merges and splits.' }),
            start: offset,
            end: offset,
            quote: z.string(),
          }),
        ),
      }),
    ),
    isBehind: z.boolean().openapi({ description: 'Whether codings that are saved are not among them yet.' }),
    leftOut: z.object({ orphaned: z.number().int(), codeless: z.number().int() }),
  })
  .openapi('Reliability')

export const agreementEndpoints = {
  reliability: endpoint({
    method: 'get',
    path: '/api/projects/{project}/rounds/{round}/codings',
    'x-ability': 'agreement.read',
    tags: ['Agreement'],
    summary: 'What the figures of a round are made of, in the layers that I may see',
    request: { params: z.object({ project: projectId, round: roundId }) },
    responses: { 200: json(reliability, 'Sources without such a layer are left out.'), ...refusals },
  }),
  exported: endpoint({
    method: 'post',
    path: '/api/projects/{project}/exports',
    'x-ability': 'agreement.export',
    tags: ['Agreement'],
    summary: 'Record that I take figures, or what they are made of, out of the project',
    description: 'The files are made where the figures are; that they were is in the record of the project.',
    request: {
      params: z.object({ project: projectId }),
      body: body(z.object({ what: line(120), round: roundId, rows: z.number().int().min(0) })),
    },
    responses: { 204: done, ...refusals },
  }),
}

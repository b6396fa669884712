import { z } from '@hono/zod-openapi'
import { certainties } from '@intercoder/domain'
import { endpoint, json, refusals } from '../endpoint.ts'
import { accountId, codeId, codingId, layerId, moment, projectId, sourceId } from '../shapes.ts'

const retrieved = z
  .object({
    id: codingId,
    layer: layerId,
    source: sourceId,
    coder: accountId.nullable().openapi({ description: 'Null for the consensus.' }),
    code: codeId.openapi({ description: 'As it was applied, before merges and splits.' }),
    quote: z.string(),
    place: z
      .object({ start: z.number().int(), end: z.number().int() })
      .nullable()
      .openapi({ description: 'UTF-16 units; null where its words are gone.' }),
    certainty: z.enum(certainties),
    remark: z.string(),
    at: moment,
    version: z
      .number()
      .int()
      .nullable()
      .openapi({ description: 'The number of the codebook version it was coded under; null where there was none.' }),
  })
  .openapi('RetrievedCoding')

const params = z.object({ project: projectId })
const tags = ['Codings']

export const codingEndpoints = {
  count: endpoint({
    method: 'get',
    path: '/api/projects/{project}/codings/counts',
    'x-ability': 'codebook.read',
    tags,
    summary: 'How many codings stand for each code, in the layers that I may see',
    request: { params },
    responses: {
      200: json(z.array(z.object({ code: codeId, codings: z.number() })), 'Codes without any are left out.'),
      ...refusals,
    },
  }),
  ofCode: endpoint({
    method: 'get',
    path: '/api/projects/{project}/codes/{code}/codings',
    'x-ability': 'codebook.read',
    tags,
    summary: 'The codings that stand for a code, in the layers that I may see',
    request: { params: params.extend({ code: codeId }) },
    responses: { 200: json(z.array(retrieved), 'By source and place.'), ...refusals },
  }),
}

import { z } from '@hono/zod-openapi'
import type { Codebook } from '@intercoder/domain'
import { body, endpoint, json, refusals } from '../endpoint.ts'
import { accountId, line, moment, projectId, prose, versionId } from '../shapes.ts'

const version = z
  .object({
    id: versionId,
    project: projectId,
    number: z.number().int(),
    name: z.string(),
    note: z.string(),
    by: accountId,
    at: moment,
  })
  .openapi('CodebookVersion')

const snapshot = z.object({
  version,
  codebook: z.looseObject({ codes: z.array(z.unknown()), operations: z.array(z.unknown()) }).openapi({
    description: 'The codes and what was merged, split and retired, as they were.',
  }) as unknown as z.ZodType<Codebook, Codebook>,
})

const params = z.object({ project: projectId })
const tags = ['Codebook']

export const versionEndpoints = {
  list: endpoint({
    method: 'get',
    path: '/api/projects/{project}/versions',
    'x-ability': 'codebook.read',
    tags,
    summary: 'The named versions of the codebook',
    request: { params },
    responses: { 200: json(z.array(version), 'Oldest first.'), ...refusals },
  }),
  name: endpoint({
    method: 'post',
    path: '/api/projects/{project}/versions',
    'x-ability': 'version.name',
    tags,
    summary: 'Name the codebook as it is now; what is kept never changes',
    request: { params, body: body(z.object({ name: line(120), note: prose(2000).default('') })) },
    responses: { 201: json(z.object({ version }), 'Kept.'), ...refusals },
  }),
  open: endpoint({
    method: 'get',
    path: '/api/projects/{project}/versions/{version}',
    'x-ability': 'codebook.read',
    tags,
    summary: 'A version with all its codes',
    request: { params: params.extend({ version: versionId }) },
    responses: { 200: json(snapshot, 'As it was named.'), ...refusals },
  }),
}

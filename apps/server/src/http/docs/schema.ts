import { z } from '@hono/zod-openapi'
import { endpoint } from '../endpoint.ts'

export const docsEndpoints = {
  document: endpoint({
    method: 'get',
    path: '/api/openapi.json',
    'x-ability': 'installation.read',
    hide: true,
    responses: { 200: { description: 'This API.', content: { 'application/json': { schema: z.unknown() } } } },
  }),
  page: endpoint({
    method: 'get',
    path: '/api/docs',
    'x-ability': 'installation.read',
    hide: true,
    responses: { 200: { description: 'This API, to be read.', content: { 'text/html': { schema: z.string() } } } },
  }),
}

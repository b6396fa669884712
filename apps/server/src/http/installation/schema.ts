import { z } from '@hono/zod-openapi'
import { body, endpoint, json, refusals } from '../endpoint.ts'

export const settings = z.object({ open: z.boolean() })

const tags = ['Installation']

export const installationEndpoints = {
  read: endpoint({
    method: 'get',
    path: '/api/installation',
    'x-ability': 'installation.manage',
    tags,
    summary: 'The settings of the installation',
    responses: { 200: json(settings, 'As they are.'), ...refusals },
  }),
  change: endpoint({
    method: 'patch',
    path: '/api/installation',
    'x-ability': 'installation.manage',
    tags,
    summary: 'Open or close registration',
    request: { body: body(settings) },
    responses: { 200: json(settings, 'As they are now.'), ...refusals },
  }),
}

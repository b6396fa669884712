import { z } from '@hono/zod-openapi'
import { body, endpoint, json, refusals } from '../endpoint.ts'
import { accountId, layerId, projectId, roundId, sourceId } from '../shapes.ts'

const layer = z.object({ id: layerId, round: roundId, source: sourceId, coder: accountId }).openapi('Layer')

export const layerEndpoints = {
  create: endpoint({
    method: 'post',
    path: '/api/projects/{project}/sources/{source}/layer',
    'x-ability': 'layer.create',
    tags: ['Layers'],
    summary: 'My layer on a source in a round, made if there is none',
    request: {
      params: z.object({ project: projectId, source: sourceId }),
      body: body(z.object({ round: roundId })),
    },
    responses: { 200: json(z.object({ layer }), 'The same one however often it is asked for.'), ...refusals },
  }),
}

import { z } from '@hono/zod-openapi'
import { auditKinds, type AuditEntry } from '@intercoder/domain'
import { endpoint, json, refusals } from '../endpoint.ts'
import { accountId, layerId, projectId, roundId, sourceId } from '../shapes.ts'

/** The facts of each kind are a closed union of the domain, which also holds them to their form. */
const entry = z
  .looseObject({ id: z.number().int(), kind: z.enum(auditKinds) })
  .openapi('AuditEntry') as unknown as z.ZodType<AuditEntry & { id: number }, AuditEntry & { id: number }>

const filter = {
  kinds: z
    .string()
    .optional()
    .transform((text) => text?.split(','))
    .pipe(z.array(z.enum(auditKinds)).optional())
    .openapi({ type: 'string', description: 'Kinds, with commas between them; all without.' }),
  account: accountId.optional(),
}

const named = z.array(z.object({ account: accountId, name: z.string() }))

const params = z.object({ project: projectId })
const tags = ['Record']

export const auditEndpoints = {
  list: endpoint({
    method: 'get',
    path: '/api/projects/{project}/audit',
    'x-ability': 'audit.read',
    tags,
    summary: 'Who did what, when; entries are only ever added',
    request: { params, query: z.object({ ...filter, before: z.coerce.number().int().optional() }) },
    responses: {
      200: json(
        z.object({
          entries: z.array(entry),
          accounts: named.openapi({ description: 'Who is named in them, members or not.' }),
          actors: named.openapi({ description: 'Who ever did something on record, members or not, by name.' }),
          talks: z.array(z.object({ layer: layerId, round: roundId, source: sourceId })).openapi({
            description: 'Where each consensus lies that they speak of.',
          }),
          more: z.boolean().openapi({ description: 'Whether there are older ones.' }),
        }),
        'A hundred, newest first, of those before the entry with id `before`.',
      ),
      ...refusals,
    },
  }),
  export: endpoint({
    method: 'get',
    path: '/api/projects/{project}/audit.csv',
    'x-ability': 'audit.read',
    tags,
    summary: 'The same as a table, oldest first; that it was exported is recorded, too',
    request: { params, query: z.object(filter) },
    responses: {
      200: { description: 'UTF-8 with a mark, commas, times in UTC.', content: { 'text/csv': { schema: z.string() } } },
      ...refusals,
    },
  }),
}

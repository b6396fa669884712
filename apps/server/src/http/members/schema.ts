import { z } from '@hono/zod-openapi'
import { body, done, endpoint, json, refusals } from '../endpoint.ts'
import { accountId, caseId, projectId, role } from '../shapes.ts'

export const member = z
  .object({
    account: accountId,
    name: z.string(),
    initials: z.string(),
    colour: z.string(),
    role,
    cases: z.array(caseId),
  })
  .openapi('Member')

const params = z.object({ project: projectId })
const one = params.extend({ account: accountId })
const tags = ['Members']

export const memberEndpoints = {
  list: endpoint({
    method: 'get',
    path: '/api/projects/{project}/members',
    'x-ability': 'project.read',
    tags,
    summary: 'Who belongs to a project, as what',
    request: { params },
    responses: { 200: json(z.array(member), 'By name.'), ...refusals },
  }),
  change: endpoint({
    method: 'patch',
    path: '/api/projects/{project}/members/{account}',
    'x-ability': 'members.manage',
    tags,
    summary: 'Change what a member may do; what they may no longer have open is closed at once',
    request: { params: one, body: body(z.object({ role, cases: z.array(caseId).max(500).default([]) })) },
    responses: { 200: json(z.array(member), 'All members, as they are now.'), ...refusals },
  }),
  remove: endpoint({
    method: 'delete',
    path: '/api/projects/{project}/members/{account}',
    'x-ability': 'project.leave',
    tags,
    summary: 'Leave a project, or (for owners) take somebody out of it; what they have open is closed at once',
    request: { params: one },
    responses: { 204: done, ...refusals },
  }),
}

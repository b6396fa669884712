import { z } from '@hono/zod-openapi'
import { body, done, endpoint, json, refusals } from '../endpoint.ts'
import { caseId, invitationId, moment, projectId, role } from '../shapes.ts'

const token = z.object({ token: z.string().max(100) })
const project = z.object({ project: projectId })

export const invitation = z
  .object({
    id: invitationId,
    project: projectId,
    role,
    cases: z.array(caseId),
    expiresAt: moment,
    usedAt: moment.nullable(),
    revokedAt: moment.nullable(),
  })
  .openapi('Invitation')

const shown = z.object({
  project: z.object({ id: projectId, name: z.string() }),
  role,
  caseNames: z.array(z.string()),
  invitedBy: z.string(),
  state: z.enum(['open', 'used', 'expired', 'revoked']),
})

export const offer = z.object({
  role,
  cases: z.array(caseId).max(500).default([]).openapi({ description: 'The cases that a lead leads.' }),
  days: z.number().int().min(1).max(90).default(14),
})

const tags = ['Invitations']

export const invitationEndpoints = {
  show: endpoint({
    method: 'get',
    path: '/api/invitations/{token}',
    'x-ability': 'invitation.read',
    tags,
    summary: 'What a link invites to, for anyone who holds it',
    request: { params: token },
    responses: { 200: json(shown, 'Whether or not it is still open.'), ...refusals },
  }),
  accept: endpoint({
    method: 'post',
    path: '/api/invitations/{token}/acceptance',
    'x-ability': 'invitation.accept',
    tags,
    summary: 'Join the project as the account that is signed in; a link works once',
    request: { params: token },
    responses: { 200: json(project, 'Joined.'), ...refusals },
  }),
  list: endpoint({
    method: 'get',
    path: '/api/projects/{project}/invitations',
    'x-ability': 'invitations.manage',
    tags,
    summary: 'Every invitation made, newest first',
    request: { params: project },
    responses: { 200: json(z.array(invitation), 'Used and revoked ones too.'), ...refusals },
  }),
  offer: endpoint({
    method: 'post',
    path: '/api/projects/{project}/invitations',
    'x-ability': 'invitations.manage',
    tags,
    summary: 'Make a link that lets one person in',
    request: { params: project, body: body(offer) },
    responses: {
      201: json(
        z.object({ invitation, token: z.string(), url: z.string() }),
        'The token is told this once and stored only as a hash.',
      ),
      ...refusals,
    },
  }),
  revoke: endpoint({
    method: 'delete',
    path: '/api/projects/{project}/invitations/{invitation}',
    'x-ability': 'invitations.manage',
    tags,
    summary: 'Take an invitation back',
    request: { params: project.extend({ invitation: invitationId }) },
    responses: { 204: done, ...refusals },
  }),
}

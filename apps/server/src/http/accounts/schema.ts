import { z } from '@hono/zod-openapi'
import { body, endpoint, json, refusals } from '../endpoint.ts'
import { account, line } from '../shapes.ts'

/** Length is what makes a password good; the upper end only bounds the work of hashing it. */
export const newPassword = z.string().min(10).max(200)

export const registration = z.object({
  name: line(80),
  email: z.email().max(254).toLowerCase(),
  password: newPassword,
  invitation: z.string().max(100).optional().openapi({ description: 'The token of an invitation link.' }),
})

export const accountChange = z.object({
  name: line(80).optional(),
  password: z.object({ current: z.string().max(200), next: newPassword }).optional(),
})

const tags = ['Account']

export const accountEndpoints = {
  register: endpoint({
    method: 'post',
    path: '/api/accounts',
    'x-ability': 'account.register',
    tags,
    summary: 'Register and sign in: the first account of an installation, by invitation, or freely where it is open',
    request: { body: body(registration) },
    responses: { 201: json(z.object({ account }), 'Registered and signed in.'), ...refusals },
  }),
  change: endpoint({
    method: 'patch',
    path: '/api/account',
    'x-ability': 'account.edit',
    tags,
    summary: 'Change my name or my password; a new password ends my other sessions',
    request: { body: body(accountChange) },
    responses: { 200: json(z.object({ account }), 'As it is now.'), ...refusals },
  }),
}

import { z } from '@hono/zod-openapi'
import { body, done, endpoint, json, refusals } from '../endpoint.ts'
import { account, line, moment, prose } from '../shapes.ts'

export const credentials = z.object({ email: prose(254), password: z.string().max(200) })

const signIn = z.object({ name: z.string(), email: z.string(), password: z.string(), role: z.string() })

export const whoAndWhere = z.object({
  account: account.nullable(),
  installation: z.object({
    empty: z.boolean().openapi({ description: 'Nobody has registered: whoever does so first looks after it.' }),
    open: z.boolean().openapi({ description: 'Anyone may register without an invitation.' }),
    demo: z.object({ signIns: z.array(signIn) }).nullable(),
  }),
})

const session = z.object({
  id: line(80),
  createdAt: moment,
  lastSeenAt: moment,
  agent: z.string(),
  current: z.boolean(),
})

const tags = ['Session']

export const sessionEndpoints = {
  open: endpoint({
    method: 'post',
    path: '/api/session',
    'x-ability': 'session.open',
    tags,
    summary: 'Sign in: sets the session cookie',
    request: { body: body(credentials) },
    responses: { 200: json(z.object({ account }), 'Signed in.'), ...refusals },
  }),
  read: endpoint({
    method: 'get',
    path: '/api/session',
    'x-ability': 'installation.read',
    tags,
    summary: 'Who is signed in, and to what installation',
    responses: { 200: json(whoAndWhere, 'Null for the account where nobody is signed in.'), ...refusals },
  }),
  end: endpoint({
    method: 'delete',
    path: '/api/session',
    'x-ability': 'installation.read',
    tags,
    summary: 'Sign out: ends the session of this cookie, if there is one',
    responses: { 204: done, ...refusals },
  }),
  list: endpoint({
    method: 'get',
    path: '/api/sessions',
    'x-ability': 'session.end',
    tags,
    summary: 'Where I am signed in',
    responses: { 200: json(z.array(session), 'Last used first.'), ...refusals },
  }),
  endOne: endpoint({
    method: 'delete',
    path: '/api/sessions/{session}',
    'x-ability': 'session.end',
    tags,
    summary: 'End one of my sessions; what it has open is closed at once',
    request: { params: z.object({ session: line(80) }) },
    responses: { 204: done, ...refusals },
  }),
}

import { z } from '@hono/zod-openapi'
import { abilities } from '@intercoder/domain'
import { body, done, endpoint, json, refusals } from '../endpoint.ts'
import { member } from '../members/schema.ts'
import { line, projectId, prose, role, round, wave } from '../shapes.ts'

const project = z.object({ id: projectId, name: z.string(), description: z.string() }).openapi('Project')

const listedProject = project.extend({
  role,
  counts: z.object({ sources: z.number(), cases: z.number(), members: z.number() }),
})

const openedProject = z.object({
  project,
  role,
  abilities: z.array(z.enum(abilities)).openapi({ description: 'What I may do to the project as a whole.' }),
  members: z.array(member),
  rounds: z.array(round),
  waves: z.array(wave),
})

const params = z.object({ project: projectId })
const tags = ['Projects']

export const projectEndpoints = {
  list: endpoint({
    method: 'get',
    path: '/api/projects',
    'x-ability': 'project.list',
    tags,
    summary: 'The projects I belong to',
    responses: { 200: json(z.array(listedProject), 'By name.'), ...refusals },
  }),
  create: endpoint({
    method: 'post',
    path: '/api/projects',
    'x-ability': 'project.create',
    tags,
    summary: 'Start a project; it has one open round from the beginning',
    request: { body: body(z.object({ name: line(120), description: prose(2000).default('') })) },
    responses: { 201: json(z.object({ project }), 'Started; I own it.'), ...refusals },
  }),
  open: endpoint({
    method: 'get',
    path: '/api/projects/{project}',
    'x-ability': 'project.read',
    tags,
    summary: 'A project, what I am in it, and who else is',
    request: { params },
    responses: { 200: json(openedProject, 'As it is.'), ...refusals },
  }),
  change: endpoint({
    method: 'patch',
    path: '/api/projects/{project}',
    'x-ability': 'project.edit',
    tags,
    summary: 'Rename or describe a project',
    request: { params, body: body(z.object({ name: line(120).optional(), description: prose(2000).optional() })) },
    responses: { 200: json(z.object({ project }), 'As it is now.'), ...refusals },
  }),
  delete: endpoint({
    method: 'delete',
    path: '/api/projects/{project}',
    'x-ability': 'project.delete',
    tags,
    summary: 'Delete a project, its name typed out to show that it is meant',
    request: { params, body: body(z.object({ name: z.string().max(200) })) },
    responses: { 204: done, ...refusals },
  }),
}

import { z } from '@hono/zod-openapi'
import { attributeKinds, caseKinds } from '@intercoder/domain'
import { body, done, endpoint, json, refusals } from '../endpoint.ts'
import { attribute, attributeId, attributeValue, caseId, line, projectId, prose, studyCase, wave } from '../shapes.ts'

const params = z.object({ project: projectId })
const oneCase = params.extend({ case: caseId })
const oneAttribute = params.extend({ attribute: attributeId })

const values = z.record(z.string().max(40), attributeValue).openapi({ description: 'By attribute id; null for none.' })
const choices = z.array(line(200)).max(200)

export const pastedTable = z.object({
  rows: z
    .array(z.array(prose(2000)).max(200))
    .max(5000)
    .openapi({
      description: 'The first row names the columns, the first column names the cases.',
    }),
  kind: z.enum(caseKinds).default('site').openapi({ description: 'Of the cases that are new.' }),
})

const tablePlan = z.object({
  columns: z.array(
    z.object({ name: z.string(), kind: z.enum(attributeKinds), choices: z.array(z.string()), isNew: z.boolean() }),
  ),
  cases: z.array(
    z.object({
      name: z.string(),
      isNew: z.boolean(),
      values: z.record(z.string(), z.union([z.string(), z.number(), z.null()])).openapi({ description: 'By column.' }),
    }),
  ),
})

const tags = ['Cases']

export const caseEndpoints = {
  list: endpoint({
    method: 'get',
    path: '/api/projects/{project}/cases',
    'x-ability': 'project.read',
    tags,
    summary: 'The table of cases, and the waves',
    request: { params },
    responses: {
      200: json(
        z.object({ attributes: z.array(attribute), cases: z.array(studyCase), waves: z.array(wave) }),
        'Columns in their order, cases by name.',
      ),
      ...refusals,
    },
  }),
  create: endpoint({
    method: 'post',
    path: '/api/projects/{project}/cases',
    'x-ability': 'cases.manage',
    tags,
    summary: 'Add a case',
    request: {
      params,
      body: body(z.object({ name: line(200), kind: z.enum(caseKinds).default('site'), values: values.default({}) })),
    },
    responses: { 201: json(studyCase, 'Added.'), ...refusals },
  }),
  change: endpoint({
    method: 'patch',
    path: '/api/projects/{project}/cases/{case}',
    'x-ability': 'case.edit',
    tags,
    summary: 'Rename a case or change some of its values',
    request: {
      params: oneCase,
      body: body(
        z.object({ name: line(200).optional(), kind: z.enum(caseKinds).optional(), values: values.optional() }),
      ),
    },
    responses: { 200: json(studyCase, 'As it is now.'), ...refusals },
  }),
  delete: endpoint({
    method: 'delete',
    path: '/api/projects/{project}/cases/{case}',
    'x-ability': 'cases.manage',
    tags,
    summary: 'Delete a case that no source belongs to',
    request: { params: oneCase },
    responses: { 204: done, ...refusals },
  }),
  importTable: endpoint({
    method: 'post',
    path: '/api/projects/{project}/cases/table',
    'x-ability': 'cases.manage',
    tags,
    summary: 'Bring in a pasted table of cases, whole or not at all',
    request: {
      params,
      query: z.object({ preview: z.enum(['1']).optional().openapi({ description: 'Only say what would change.' }) }),
      body: body(pastedTable),
    },
    responses: { 200: json(tablePlan, 'What changed, or would.'), ...refusals },
  }),
}

export const attributeEndpoints = {
  create: endpoint({
    method: 'post',
    path: '/api/projects/{project}/attributes',
    'x-ability': 'cases.manage',
    tags,
    summary: 'Add a column to the table of cases',
    request: {
      params,
      body: body(z.object({ name: line(120), kind: z.enum(attributeKinds), choices: choices.default([]) })),
    },
    responses: { 201: json(attribute, 'Added.'), ...refusals },
  }),
  change: endpoint({
    method: 'patch',
    path: '/api/projects/{project}/attributes/{attribute}',
    'x-ability': 'cases.manage',
    tags,
    summary: 'Change a column; refused where a case holds what would not fit it',
    request: {
      params: oneAttribute,
      body: body(
        z.object({ name: line(120).optional(), kind: z.enum(attributeKinds).optional(), choices: choices.optional() }),
      ),
    },
    responses: { 200: json(attribute, 'As it is now.'), ...refusals },
  }),
  delete: endpoint({
    method: 'delete',
    path: '/api/projects/{project}/attributes/{attribute}',
    'x-ability': 'cases.manage',
    tags,
    summary: 'Delete a column and every value in it',
    request: { params: oneAttribute },
    responses: { 204: done, ...refusals },
  }),
}

export const waveEndpoints = {
  replace: endpoint({
    method: 'put',
    path: '/api/projects/{project}/waves',
    'x-ability': 'cases.manage',
    tags,
    summary: 'Say what the waves are, in their order in time; `was` renames one',
    request: { params, body: body(z.array(z.object({ name: line(60), was: z.string().max(60).optional() })).max(50)) },
    responses: { 200: json(z.array(wave), 'As they are now.'), ...refusals },
  }),
}

import { z } from '@hono/zod-openapi'
import {
  abilities,
  decisionOutcomes,
  lineFields,
  reconciliationLimits,
  type BallotId,
  type DecisionId,
  type MessageId,
  type ProposalId,
} from '@intercoder/domain'
import { body, done, endpoint, json, refusals } from '../endpoint.ts'
import {
  accountId,
  actId,
  codeId,
  codingId,
  idOf,
  layerId,
  moment,
  projectId,
  prose,
  roundId,
  sourceId,
} from '../shapes.ts'

const messageId = idOf<MessageId>()
const proposalId = idOf<ProposalId>()
const ballotId = idOf<BallotId>()
const decisionId = idOf<DecisionId>()

const evidence = z
  .array(codingId)
  .min(1)
  .max(reconciliationLimits.evidence)
  .openapi({ description: 'The codings of independent layers that it is about.' })
const place = z.object({ start: z.number().int(), end: z.number().int() }).openapi({ description: 'UTF-16 units.' })
const words = prose(reconciliationLimits.words)
const reason = prose(reconciliationLimits.reason)

const choice = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('take'), coder: accountId }),
  z.object({ kind: z.literal('both') }),
  z.object({ kind: z.literal('neither') }),
  z.object({ kind: z.literal('code'), code: codeId, place }),
  z.object({ kind: z.literal('boundary'), code: codeId, place }),
])

const rule = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('agreed') }),
  z.object({
    kind: z.literal('boundary'),
    tolerance: z.number().int().min(0).max(100_000).openapi({ description: 'UTF-16 units.' }),
    take: z.enum(['widest', 'common']),
  }),
  z.object({ kind: z.literal('coder'), coder: accountId, code: codeId }),
])

/** Its id is made by whoever acts: sent again, it changes nothing. */
const act = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('discuss'), id: messageId, evidence, words }),
    z.object({ kind: z.literal('propose'), id: proposalId, evidence, choice, words }),
    z.object({ kind: z.literal('withdraw'), id: actId, proposal: proposalId }),
    z.object({ kind: z.literal('open-ballot'), id: ballotId, evidence }),
    z.object({ kind: z.literal('vote'), id: actId, ballot: ballotId, proposal: proposalId }),
    z.object({ kind: z.literal('reveal'), id: actId, ballot: ballotId }),
    z.object({
      kind: z.literal('decide'),
      id: decisionId,
      evidence,
      outcome: z.enum(decisionOutcomes),
      by: z.union([z.object({ proposal: proposalId }), z.object({ choice }), z.null()]),
      reason,
    }),
    z.object({ kind: z.literal('decide-many'), id: actId, rule, reason }),
    z.object({ kind: z.literal('undo'), id: actId, decisions: z.array(decisionId).min(1).max(10_000) }),
  ])
  .openapi('ReconciliationAct')

const line = z.object({
  id: actId,
  decision: decisionId,
  code: codeId,
  field: z.enum(lineFields),
  words: prose(20_000),
})

const reconciliation = z
  .object({
    layer: layerId.openapi({ description: 'The consensus, which names the document.' }),
    round: roundId,
    source: sourceId,
    releasedAt: moment,
    reconciledAt: moment.nullable(),
    layers: z
      .array(z.object({ layer: layerId, coder: accountId, sealedAt: moment }))
      .openapi({ description: 'The independent layers that are compared.' }),
    abilities: z.array(z.enum(abilities)),
    votes: z
      .array(z.object({ ballot: ballotId, proposal: proposalId }))
      .openapi({ description: 'What I voted, revealed or not.' }),
  })
  .openapi('Reconciliation')

const codedWords = z.object({
  code: z.string().openapi({ description: 'Its name; empty where it is gone from the codebook.' }),
  quote: z.string(),
})

const decided = z
  .object({
    id: decisionId,
    layer: layerId.openapi({ description: 'The consensus.' }),
    round: roundId,
    source: sourceId,
    evidence: z.array(codingId),
    mine: z.array(codingId).openapi({ description: 'Those of the evidence that are mine.' }),
    codes: z.array(codeId),
    outcome: z.enum(decisionOutcomes),
    reason: z.string(),
    coded: z.array(codedWords).openapi({ description: 'My codings that it speaks of.' }),
    written: z.array(codedWords).openapi({ description: 'What it wrote into the consensus.' }),
    by: accountId,
    at: moment,
    undoneAt: moment.nullable(),
    undoneBy: accountId.nullable(),
  })
  .openapi('DecisionForMe')

const params = z.object({ project: projectId, round: roundId, source: sourceId })
const path = '/api/projects/{project}/rounds/{round}/sources/{source}/reconciliation'
const tags = ['Reconciliation']
const ability = 'reconciliation.take-part' as const
const acted = json(z.object({ repeated: z.boolean() }), 'Done, now or when it was first asked.')

export const reconciliationEndpoints = {
  list: endpoint({
    method: 'get',
    path: '/api/projects/{project}/reconciliations',
    'x-ability': 'reconciliation.read',
    tags,
    summary: 'Every source of every round that is released, with its consensus',
    request: { params: z.object({ project: projectId }) },
    responses: {
      200: json(
        z.array(
          z.object({
            layer: layerId,
            round: roundId,
            source: sourceId,
            releasedAt: moment,
            reconciledAt: moment.nullable(),
            decisions: z.number().int().openapi({ description: 'That stand.' }),
          }),
        ),
        'In the order of release.',
      ),
      ...refusals,
    },
  }),
  show: endpoint({
    method: 'get',
    path,
    'x-ability': 'reconciliation.read',
    tags,
    summary: 'The talk about one source of a round',
    request: { params },
    responses: { 200: json(reconciliation, 'What is said and decided is in its document.'), ...refusals },
  }),
  act: endpoint({
    method: 'post',
    path: `${path}/acts`,
    'x-ability': ability,
    'x-act': true,
    tags,
    summary: 'Say, propose, vote, decide, undo',
    request: { params, body: body(act) },
    responses: { 200: acted, ...refusals },
  }),
  writeLine: endpoint({
    method: 'post',
    path: `${path}/lines`,
    'x-ability': 'codebook.edit',
    'x-act': true,
    tags,
    summary: 'Write a line of the codebook from a decision',
    request: { params, body: body(line) },
    responses: { 200: acted, ...refusals },
  }),
  close: endpoint({
    method: 'post',
    path: `${path}/closing`,
    'x-ability': 'reconciliation.close',
    'x-act': true,
    tags,
    summary: 'Call the source reconciled',
    request: { params, body: body(z.object({ id: actId })) },
    responses: { 200: acted, ...refusals },
  }),
  reopen: endpoint({
    method: 'post',
    path: `${path}/reopening`,
    'x-ability': 'reconciliation.reopen',
    'x-act': true,
    tags,
    summary: 'Take that back',
    request: { params, body: body(z.object({ id: actId })) },
    responses: { 200: acted, ...refusals },
  }),
  forMe: endpoint({
    method: 'get',
    path: '/api/projects/{project}/decisions-for-me',
    'x-ability': 'project.read',
    tags,
    summary: 'What was decided about my codings since I last looked',
    request: { params: z.object({ project: projectId }) },
    responses: {
      200: json(z.object({ since: moment.nullable(), decisions: z.array(decided) }), 'Newest first.'),
      ...refusals,
    },
  }),
  markSeen: endpoint({
    method: 'post',
    path: '/api/projects/{project}/decisions-for-me/seen',
    'x-ability': 'project.read',
    tags,
    summary: 'I have seen what was decided until then',
    request: {
      params: z.object({ project: projectId }),
      body: body(z.object({ until: moment.openapi({ description: 'The time of the newest decision I saw.' }) })),
    },
    responses: { 204: done, ...refusals },
  }),
}

import type { Endpoint } from '../endpoint.ts'
import { nameOf } from './endpoints.ts'
import type { Study } from './study.ts'

const bodies: Record<string, (study: Study) => unknown> = {
  'post /api/session': ({ owner }) => ({ email: owner.registration.email, password: 'wrong password' }),
  'post /api/accounts': () => ({ name: 'N', email: 'taken@example.org', password: 'long enough', invitation: 'x' }),
  'patch /api/account': ({ owner }) => ({
    name: owner.registration.name,
    password: { current: 'wrong', next: 'long enough' },
  }),
  'patch /api/installation': () => ({ open: true }),
  'post /api/projects': () => ({ name: 'P', description: 'D' }),
  'patch /api/projects/{project}': () => ({ name: 'P', description: 'D' }),
  'delete /api/projects/{project}': () => ({ name: 'not its name' }),
  'patch /api/projects/{project}/members/{account}': ({ ids }) => ({ role: 'lead', cases: [ids.case] }),
  'post /api/projects/{project}/invitations': ({ ids }) => ({ role: 'lead', cases: [ids.case], days: 3 }),
  'post /api/projects/{project}/cases': ({ ids }) => ({ name: 'C', kind: 'site', values: { [ids.attribute]: 12 } }),
  'patch /api/projects/{project}/cases/{case}': ({ ids }) => ({
    name: 'D',
    kind: 'site',
    values: { [ids.attribute]: 'x' },
  }),
  'post /api/projects/{project}/cases/table': () => ({
    rows: [
      ['Case', 'Kind'],
      ['A', 'b'],
    ],
    kind: 'site',
  }),
  'post /api/projects/{project}/attributes': () => ({ name: 'A', kind: 'choice', choices: ['x', 'y'] }),
  'patch /api/projects/{project}/attributes/{attribute}': () => ({ name: 'Beds', kind: 'number', choices: [] }),
  'put /api/projects/{project}/waves': () => [{ name: 'T1', was: 'T1' }],
  'patch /api/projects/{project}/sources/{source}': ({ ids }) => ({
    name: 'S',
    kind: 'interview',
    case: ids.case,
    wave: 'T1',
    date: '2026-01-02',
    participants: [{ speaker: 'A', role: 'nurse' }],
  }),
  'post /api/projects/{project}/sources/{source}/layer': ({ ids }) => ({ round: ids.round }),
  'post /api/projects/{project}/sources/{source}/layers/{layer}/reopening': () => ({ reason: 'A mistake' }),
  'post /api/projects/{project}/rounds': () => ({
    name: 'R',
    blind: true,
    everyone: false,
    version: null,
    overseen: true,
    autoRelease: true,
  }),
  'patch /api/projects/{project}/rounds/{round}': () => ({ name: 'R', overseen: false, autoRelease: false }),
  'post /api/projects/{project}/rounds/{round}/assignments': ({ ids }) => ({
    pairs: [{ source: ids.source, coder: ids.account }],
    seed: 7,
  }),
  'delete /api/projects/{project}/rounds/{round}/assignments': ({ ids }) => ({
    pairs: [{ source: ids.source, coder: ids.account }],
  }),
  'post /api/projects/{project}/versions': () => ({ name: 'V', note: 'N' }),
  'put /api/projects/{project}/reviews': () => ({
    codings: [{ layer: 'no-such-layer', coding: 'no-such-coding', digest: '0'.repeat(64) }],
  }),
  'delete /api/projects/{project}/reviews': () => ({ codings: [{ layer: 'no-such-layer', coding: 'no-such-coding' }] }),
  'post /api/projects/{project}/rounds/{round}/draw': ({ ids }) => ({
    share: 0.1,
    coders: 2,
    among: [ids.account],
    seed: 7,
    sources: [ids.source],
  }),
  'post /api/projects/{project}/rounds/{round}/sources/{source}/reconciliation/acts': () => ({
    kind: 'discuss',
    id: 'message-of-mine',
    evidence: ['coding-of-nobody'],
    words: 'W',
  }),
  'post /api/projects/{project}/rounds/{round}/sources/{source}/reconciliation/lines': ({ ids }) => ({
    id: 'line-of-mine',
    decision: 'decision-of-nobody',
    code: ids.code,
    field: 'whenToUse',
    words: 'W',
  }),
  'post /api/projects/{project}/rounds/{round}/sources/{source}/reconciliation/closing': () => ({
    id: 'closing-of-mine',
  }),
  'post /api/projects/{project}/rounds/{round}/sources/{source}/reconciliation/reopening': () => ({
    id: 'reopening-of-mine',
  }),
  'post /api/projects/{project}/exports': ({ ids }) => ({ what: 'W', round: ids.round, rows: 1 }),
  'post /api/projects/{project}/decisions-for-me/seen': () => ({ until: 1 }),
  'post /api/projects/{project}/workshops': () => ({ id: 'workshop-of-mine', name: 'W' }),
  'post /api/projects/{project}/workshops/{workshop}/acts': () => ({ kind: 'join', id: 'act-of-mine' }),
}

/** Something for every endpoint that takes JSON which it would accept of the owner of a study. */
export function bodyFor(endpoint: Endpoint, study: Study): unknown {
  const make = bodies[nameOf(endpoint)]
  if (!make) throw new Error(`${nameOf(endpoint)} takes JSON: say what it would accept`)
  return make(study)
}

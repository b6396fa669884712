/** The one place that makes sentences of refusals: what happened, and what to do. */
import type { Refusal } from '#lib/api/refusal.ts'
import { explainRefusedAct } from './act-refusal.ts'
import { explainBadTable, explainBadValue } from './table-refusal.ts'
import { bytes, count, list } from './units.ts'
import { explainUnreadable } from './unreadable.ts'

type Sentences = { [K in Refusal['kind']]: (facts: Extract<Refusal, { kind: K }>) => string }

const sentences: Sentences = {
  unreachable: () => 'The server did not answer. Check your connection and try again.',
  failed: () =>
    'Something went wrong on the server and nothing was changed. Try again; if it happens again, tell whoever runs this installation.',
  invalid: ({ issues }) => `${describeIssues(issues)} Change it and try again.`,
  'signed-out': () => 'You are signed out. Sign in again to go on.',
  'wrong-credentials': () => 'The email and the password do not belong together. Check both and try again.',
  forbidden: () => 'Your role does not allow this. An owner of the project can change that.',
  'foreign-origin': () =>
    'This page was opened under an address the server does not know as its own. Open Intercoder under its usual address.',
  'registration-closed': () =>
    'Registration is by invitation here. Ask an owner of your project for an invitation link.',
  unknown: () => 'It does not exist, or it is not open to you. It may have been deleted.',
  'invitation-unknown': () =>
    'This invitation link is not known. Check that it was copied whole, or ask for a new one.',
  'invitation-used': () => 'This invitation has been used; each works once. Ask whoever sent it for a new one.',
  'invitation-expired': () => 'This invitation has expired. Ask whoever sent it for a new one.',
  'invitation-revoked': () => 'This invitation was taken back. Ask whoever sent it if that was meant.',
  'round-begun': () => 'Somebody has begun to code in this round, so this can no longer change.',
  'round-for-everyone': ({ what }) => explainForEveryone[what],
  'nothing-to-oversee': () =>
    'In an open round everybody sees the codings as they are made, so there is nothing to oversee.',
  'unknown-version': () => 'That version of the codebook is not there. Choose another.',
  'unknown-source': () => 'One of the sources was deleted meanwhile. Load the page again.',
  'source-released': () => 'One of the sources is released in this round already, so nobody else can code it there.',
  'not-a-coder': () => 'Somebody among them only observes, or has left the project. Load the page again.',
  'has-overseen': () =>
    'Somebody among them has looked at codings of this round before its release and can no longer code in it. Choose somebody else, or another round.',
  'coding-begun': () =>
    'Somebody among them has begun to code the source, and what they made stays. Take back the others.',
  'already-submitted': () => 'This was submitted already and no longer changes.',
  'not-submitted': () => 'This is not submitted, so there is nothing to reopen.',
  'already-released': () => 'This source is released already.',
  unavailable: () => 'The server could not finish this just now. Try again.',
  'not-assigned': () => 'You are not asked to code this source in that round. Whoever leads it can assign you.',
  'act-refused': ({ why }) => explainRefusedAct(why),
  'already-member': () => 'You belong to this project already.',
  'email-taken': () => 'There is an account with this email already. Sign in with it instead.',
  'name-taken': ({ name }) => `There is already one called “${name}”. Choose another name.`,
  'name-differs': () => 'The name you typed is not the name of the project, so nothing was deleted.',
  'last-owner': () => 'A project needs an owner. Make somebody else an owner first.',
  'unknown-case': () => 'The case was deleted meanwhile. Choose another.',
  'unknown-wave': ({ name }) => `The wave “${name}” was taken away meanwhile. Choose another.`,
  'unknown-attribute': () => 'The attribute was deleted meanwhile. Load the page again.',
  'case-in-use': ({ sources }) =>
    `${count(sources, 'source belongs', 'sources belong')} to this case. Give ${sources === 1 ? 'it' : 'them'} another case first.`,
  'wave-in-use': ({ name, sources }) =>
    `${count(sources, 'source belongs', 'sources belong')} to the wave “${name}”. Give ${sources === 1 ? 'it' : 'them'} another wave first.`,
  'values-do-not-fit': ({ cases }) =>
    `The values of ${list(cases.slice(0, 5))}${cases.length > 5 ? ' and others' : ''} would not fit. Change them first.`,
  'round-closed': () => 'This round is released, so nothing in it changes any more.',
  'too-large': ({ limit }) => `That is more than the server takes in one piece (${bytes(limit)}). Split it up.`,
  'bad-value': ({ why }) => explainBadValue(why),
  'bad-table': ({ why }) => explainBadTable(why),
  unreadable: ({ why }) => explainUnreadable(why),
  'too-many': ({ retryAfter }) => `Too many tries in a short time. Wait ${wait(retryAfter)} and try again.`,
  'too-many-acts': ({ retryAfter }) =>
    `That was more in a short time than the server takes from one person, and it was not done. Wait ${wait(retryAfter)} and do it again.`,
  'acts-waiting': ({ limit }) =>
    `${count(limit, 'act')} of yours still wait for their turn here, so this one was not done. Wait until they are, and do it again.`,
}

const explainForEveryone = {
  overseen: 'In a round for everyone nobody can look on, since anybody may still code in it. Assign people instead.',
  autoRelease:
    'In a round for everyone there is nobody to wait for, so it cannot release by itself. Assign people instead.',
  assignments: 'Everyone may code in this round, so nobody is assigned in it.',
}

export function explainRefusal<R extends Refusal>(refusal: R): string {
  const explain = (sentences[refusal.kind] ?? sentences.failed) as (facts: R) => string
  return explain(refusal)
}

const fields: Record<string, string> = {
  name: 'The name',
  email: 'The email',
  password: 'The password',
  'password.next': 'The new password',
  description: 'The description',
  date: 'The date',
  choices: 'A choice',
  rows: 'The table',
}

function describeIssues(issues: readonly { path: string; code: string }[]): string {
  const [issue] = issues
  if (!issue) return 'Something in this was not understood.'
  const field = fields[issue.path] ?? fields[issue.path.split('.')[0] ?? ''] ?? 'Something in this'
  if (issue.code === 'too_small') return `${field} is too short.`
  if (issue.code === 'too_big') return `${field} is too long.`
  return `${field} is not in a form that can be kept.`
}

function wait(seconds: number): string {
  return seconds < 90 ? count(Math.max(1, Math.ceil(seconds)), 'second') : count(Math.ceil(seconds / 60), 'minute')
}

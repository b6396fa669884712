/**
 * The one table of rights (promise P7): who may do what to which thing in which state. HTTP and rooms ask it at every
 * door, and the client is sent its answers so that it never offers what would be refused.
 */
import type { CaseId } from '../ids.ts'
import type { Oversight, RoundState } from '../round/round.ts'
import type { Member } from './project.ts'

/**
 * Who somebody is to the thing they ask about. A `stranger` is signed in and no member; the `administrator` looks after
 * the installation and is a stranger to every project. A lead is `lead-here` where the thing belongs to a case that
 * names them, or to no case at all.
 */
export const standings = [
  'nobody',
  'stranger',
  'administrator',
  'observer',
  'coder',
  'lead',
  'lead-here',
  'owner',
] as const
export type Standing = (typeof standings)[number]

/** What is asked about, with the state that decides. */
export type Thing =
  | { kind: 'installation' }
  | { kind: 'project' }
  | { kind: 'case' }
  | { kind: 'source'; deleted: boolean }
  /** `frozen` to whoever codes in a blind round that is not released: what they change there would show what they code. */
  | { kind: 'codebook'; frozen: boolean }
  /** One source of a round. `assigned`: the asker is to code it there. */
  | { kind: 'round'; state: RoundState; assigned: boolean }
  | { kind: 'layer'; mine: boolean; round: RoundState; sealed: boolean; oversight: Oversight }
  /** The talk about one source of a round, which begins with its release; `done` once it is called reconciled. */
  | { kind: 'reconciliation'; released: boolean; done: boolean }
  | { kind: 'workshop'; ended: boolean; mine: boolean }

export interface Row<A extends string = string> {
  may: A
  /** Empty facts match every state of that kind of thing. */
  about: Partial<Thing> & Pick<Thing, 'kind'>
  who: readonly Standing[]
}

const anyone = standings
const signedIn = standings.filter((standing) => standing !== 'nobody')
const members = ['observer', 'coder', 'lead', 'lead-here', 'owner'] as const
const coding = ['coder', 'lead', 'lead-here', 'owner'] as const
const leading = ['lead', 'lead-here', 'owner'] as const
const leadingHere = ['lead-here', 'owner'] as const

const installation = { kind: 'installation' } as const
const project = { kind: 'project' } as const
const present = { kind: 'source', deleted: false } as const
const deleted = { kind: 'source', deleted: true } as const

const table = [
  { may: 'installation.read', about: installation, who: anyone },
  { may: 'session.open', about: installation, who: anyone },
  // Whether this needs an invitation is a fact of the installation, so the verb that registers asks for it.
  { may: 'account.register', about: installation, who: anyone },
  // The unguessable token is the right.
  { may: 'invitation.read', about: installation, who: anyone },
  { may: 'invitation.accept', about: installation, who: signedIn },
  { may: 'session.end', about: installation, who: signedIn },
  { may: 'account.edit', about: installation, who: signedIn },
  { may: 'project.list', about: installation, who: signedIn },
  { may: 'project.create', about: installation, who: signedIn },
  { may: 'installation.manage', about: installation, who: ['administrator'] },

  { may: 'project.read', about: project, who: members },
  { may: 'project.leave', about: project, who: members },
  { may: 'project.edit', about: project, who: ['owner'] },
  { may: 'project.delete', about: project, who: ['owner'] },
  { may: 'members.manage', about: project, who: ['owner'] },
  { may: 'invitations.manage', about: project, who: ['owner'] },
  { may: 'cases.manage', about: project, who: ['owner'] },
  { may: 'source.import', about: project, who: leading },
  { may: 'rounds.manage', about: project, who: leading },
  { may: 'agreement.read', about: project, who: members },
  { may: 'agreement.export', about: project, who: members },
  { may: 'workshop.plan', about: project, who: leading },
  { may: 'audit.read', about: project, who: ['observer', 'owner'] },

  { may: 'codebook.read', about: { kind: 'codebook' }, who: members },
  { may: 'codebook.edit', about: { kind: 'codebook', frozen: false }, who: coding },
  { may: 'version.name', about: { kind: 'codebook', frozen: false }, who: leading },
  { may: 'coding.review', about: { kind: 'codebook' }, who: coding },

  { may: 'case.edit', about: { kind: 'case' }, who: leadingHere },
  { may: 'source.place', about: { kind: 'case' }, who: leadingHere },

  { may: 'source.read', about: present, who: members },
  // The original may still hold names that were taken out of the transcript, so those who only look on never get it.
  { may: 'source.download', about: present, who: coding },
  { may: 'source.edit', about: present, who: leadingHere },
  { may: 'source.delete', about: present, who: leadingHere },
  { may: 'source.restore', about: deleted, who: leadingHere },
  { may: 'transcript.read', about: present, who: members },
  { may: 'transcript.correct', about: present, who: leadingHere },

  { may: 'round.assign', about: { kind: 'round', state: 'open' }, who: leadingHere },
  { may: 'round.assign', about: { kind: 'round', state: 'blind' }, who: leadingHere },
  { may: 'round.release', about: { kind: 'round', state: 'open' }, who: leadingHere },
  { may: 'round.release', about: { kind: 'round', state: 'blind' }, who: leadingHere },
  { may: 'layer.create', about: { kind: 'round', state: 'open', assigned: true }, who: coding },
  { may: 'layer.create', about: { kind: 'round', state: 'blind', assigned: true }, who: coding },

  { may: 'layer.read', about: { kind: 'layer', mine: true }, who: members },
  // Only an overseer sees another's layer of a blind round before release, once it is recorded that they look, and
  // nobody who codes in that round is one: promise P1.
  { may: 'layer.read', about: { kind: 'layer', mine: false, round: 'open' }, who: members },
  { may: 'layer.read', about: { kind: 'layer', mine: false, round: 'released' }, who: members },
  { may: 'layer.read', about: { kind: 'layer', mine: false, round: 'blind', oversight: 'recorded' }, who: leadingHere },
  {
    may: 'layer.oversee',
    about: { kind: 'layer', mine: false, round: 'blind', oversight: 'offered' },
    who: leadingHere,
  },
  { may: 'layer.write', about: { kind: 'layer', mine: true, round: 'open', sealed: false }, who: coding },
  { may: 'layer.write', about: { kind: 'layer', mine: true, round: 'blind', sealed: false }, who: coding },
  { may: 'layer.submit', about: { kind: 'layer', mine: true, round: 'open', sealed: false }, who: coding },
  { may: 'layer.submit', about: { kind: 'layer', mine: true, round: 'blind', sealed: false }, who: coding },
  // Before release only: what others have seen stays as they saw it (P3).
  { may: 'layer.reopen', about: { kind: 'layer', round: 'open', sealed: true }, who: leadingHere },
  { may: 'layer.reopen', about: { kind: 'layer', round: 'blind', sealed: true }, who: leadingHere },

  { may: 'reconciliation.read', about: { kind: 'reconciliation', released: true }, who: members },
  { may: 'reconciliation.take-part', about: { kind: 'reconciliation', released: true, done: false }, who: coding },
  { may: 'reconciliation.close', about: { kind: 'reconciliation', released: true, done: false }, who: leadingHere },
  { may: 'reconciliation.reopen', about: { kind: 'reconciliation', released: true, done: true }, who: leadingHere },

  { may: 'workshop.read', about: { kind: 'workshop' }, who: members },
  { may: 'workshop.take-part', about: { kind: 'workshop', ended: false }, who: members },
  // Whoever facilitates, and who could have planned it: a session goes on when the facilitator's train does not.
  { may: 'workshop.facilitate', about: { kind: 'workshop', ended: false, mine: true }, who: coding },
  { may: 'workshop.facilitate', about: { kind: 'workshop', ended: false }, who: leading },
] as const satisfies readonly Row[]

export type Ability = (typeof table)[number]['may']

const policy: readonly Row<Ability>[] = table

export const abilities: readonly Ability[] = [...new Set(table.map((row) => row.may))]

/** What `standing` may do to `thing`, in the order of the table. */
export function abilitiesOf(standing: Standing, thing: Thing): Ability[] {
  const rows = policy.filter((row) => row.who.includes(standing) && fits(row.about, thing))
  return [...new Set(rows.map((row) => row.may))]
}

export function may(standing: Standing, ability: Ability, thing: Thing): boolean {
  return abilitiesOf(standing, thing).includes(ability)
}

/** Which kind of thing an ability is about; every ability has one. */
export function subjectOf(ability: Ability): Thing['kind'] {
  const row = policy.find((one) => one.may === ability)
  if (!row) throw new RangeError(`${ability} is no ability`)
  return row.about.kind
}

/** Who a member (or, with null, a signed-in account that is none) is to a thing of `belongsTo`, a case or no case. */
export function standingOf(member: Pick<Member, 'role' | 'cases'> | null, belongsTo?: CaseId | null): Standing {
  if (!member) return 'stranger'
  if (member.role !== 'lead' || belongsTo === undefined) return member.role
  return belongsTo === null || member.cases.includes(belongsTo) ? 'lead-here' : 'lead'
}

/** Whether there is any state of a thing in which `standing` may do that to it: for doors that do not see the thing yet. */
export function mayEver(standing: Standing, ability: Ability): boolean {
  return policy.some((row) => row.may === ability && row.who.includes(standing))
}

function fits(about: Row['about'], thing: Thing): boolean {
  const facts = thing as Record<string, unknown>
  return Object.entries(about).every(([name, value]) => facts[name] === value)
}

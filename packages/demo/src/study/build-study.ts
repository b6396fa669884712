/** The whole study as plain values and signed updates, ready to be stored by whoever asked for it. */
import {
  colourFor,
  type Account,
  type AccountId,
  type Attribute,
  type AttributeId,
  type Case,
  type CaseId,
  type Codebook,
  type CodebookVersion,
  type IndependentLayer,
  type Member,
  type NewId,
  type Project,
  type ProjectId,
  type Round,
  type RoundId,
  type VersionId,
  type Wave,
} from '@intercoder/domain'
import { themes } from '../codebook/index.ts'
import { growCodebook } from './grow-codebook.ts'
import { makeCodebook } from '../codebook/make-codebook.ts'
import type { SignedUpdate } from '../codings/make-layer.ts'
import type { Random } from '../seeded.ts'
import { attributes, hospitals, waves } from './hospitals.ts'
import { buildDoubleCoding, type DoubleCoding } from './build-double-coding.ts'
import { buildLayers } from './build-layers.ts'
import { buildSources, type DemoSource } from './build-sources.ts'
import { demoPassword, people, type Person } from './people.ts'

export interface StudyOptions {
  /** The study's today, in milliseconds since 1970: everything in it happened within the forty days before. */
  now: number
  random: Random
  newId: NewId
}

export interface DemoAccount extends Omit<Account, 'administrator'>, Pick<Person, 'university' | 'profile'> {
  password: string
}

/** A layer with one update for each coding, in the order in which they were made. */
export interface DemoLayer extends IndependentLayer {
  /** Milliseconds since 1970. */
  createdAt: number
  /** When it was submitted; null for a layer that is still written in. */
  sealedAt: number | null
  updates: SignedUpdate[]
}

/** How a member came into the study: times in milliseconds since 1970. */
export interface Joining {
  account: AccountId
  invitedAt: number
  joinedAt: number
}

/** A named version with what it holds; its number is given where it is kept. */
export type DemoVersion = Omit<CodebookVersion, 'number'> & { codebook: Codebook }

export interface Study {
  /** When the project was begun, in milliseconds since 1970. */
  startedAt: number
  accounts: DemoAccount[]
  project: Project
  members: Member[]
  /** Of everybody but the owner, who founded it. */
  joinings: Joining[]
  attributes: Attribute[]
  cases: Case[]
  waves: Wave[]
  /** The first reading, in which everyone codes what they like and sees the others do so. */
  rounds: Round[]
  /** Three sources coded once more, blind, and released: there is something to compare and to settle. */
  doubleCoding: DoubleCoding
  sources: DemoSource[]
  codebook: Codebook
  /** What the codebook's document is made of: begun, and reworded after the first reading. */
  codebookUpdates: SignedUpdate[]
  /** The codebook under a name, before and after, oldest first. */
  versions: DemoVersion[]
  layers: DemoLayer[]
}

const minute = 60 * 1000
const day = 24 * 60 * minute

/** Builds the demo study. The same options give the same bytes. */
export function buildStudy({ now, random, newId }: StudyOptions): Study {
  const startedAt = now - 40 * day
  const team = people.map((person, place) => ({ person, account: makeAccount(person, place, newId) }))
  const coders = new Map(team.map(({ person, account }) => [person.initials, account.id]))
  const owner = find(coders, 'IF')
  const project = makeProject(newId<ProjectId>())
  const { caseIds, ...table } = makeTable(project.id, newId)
  const round = {
    id: newId<RoundId>(),
    project: project.id,
    name: 'First reading',
    blind: false,
    everyone: true,
    version: null,
    overseen: false,
    autoRelease: false,
    createdAt: startedAt + 2 * day,
  }
  const { codebook, codeIds } = makeCodebook(themes, newId)
  const adding = { project: project.id, addedBy: owner, addedAt: startedAt + 2 * day }
  const sources = buildSources(caseIds, adding, newId)
  const reading = { round: round.id, startedAt: startedAt + 4 * day, random, newId }
  const layers = buildLayers(sources, coders, codeIds, reading)
  const again = { round: newId<RoundId>(), startedAt: now - 3 * day, random, newId }
  const version = newId<VersionId>()
  const doubleCoding = buildDoubleCoding(sources, coders, codeIds, again, { project: project.id, version })
  return {
    startedAt,
    accounts: team.map(({ account }) => account),
    project,
    members: team.map(({ person, account }) => makeMember(person, account.id, project.id, caseIds)),
    joinings: team.slice(1).map(({ account }, place) => makeJoining(account.id, place, startedAt)),
    ...table,
    waves: waves.map((name, order) => ({ name, order })),
    rounds: [round],
    sources,
    codebook,
    ...growCodebook({ codebook, codeIds, by: owner, project: project.id, startedAt, version }, { now, random, newId }),
    doubleCoding,
    layers: [...layers, ...doubleCoding.layers],
  }
}

function makeProject(id: ProjectId): Project {
  return {
    id,
    name: 'Paper to screen',
    description:
      'What becomes of work, care and people when hospitals put their records on screens? Twelve hospitals, three ' +
      'record systems, two waves. An invented study to try things out in: nobody in it exists.',
  }
}

function makeAccount(person: Person, place: number, newId: NewId): DemoAccount {
  const { name, email, initials, university, profile } = person
  const colour = colourFor(place)
  return { id: newId<AccountId>(), name, email, initials, colour, university, profile, password: demoPassword }
}

type CaseIds = ReadonlyMap<string, CaseId>

function makeMember({ role, leads }: Person, account: AccountId, project: ProjectId, caseIds: CaseIds): Member {
  return { account, project, role, cases: leads.map((letter) => find(caseIds, letter)) }
}

/** All are invited within the first hour, and come one by one in the course of the day. */
function makeJoining(account: AccountId, place: number, startedAt: number): Joining {
  return { account, invitedAt: startedAt + (place + 1) * 10 * minute, joinedAt: startedAt + (place + 1) * 130 * minute }
}

/** The table of hospitals, and the id of each by its letter. */
function makeTable(project: ProjectId, newId: NewId): { attributes: Attribute[]; cases: Case[]; caseIds: CaseIds } {
  const columns = attributes.map((attribute) => ({ id: newId<AttributeId>(), ...attribute }))
  const caseIds = new Map<string, CaseId>()
  const cases = hospitals.map(({ letter, values }): Case => {
    const id = newId<CaseId>()
    caseIds.set(letter, id)
    const byColumn = Object.fromEntries(columns.map((column, place) => [column.id, values[place] ?? null]))
    return { id, project, name: `Hospital ${letter}`, kind: 'site', values: byColumn }
  })
  return { attributes: columns, cases, caseIds }
}

function find<T>(among: ReadonlyMap<string, T>, name: string): T {
  const found = among.get(name)
  if (found === undefined) throw new RangeError(`the study knows no ${name}`)
  return found
}

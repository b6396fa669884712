/** The whole study as plain values and signed updates, ready to be stored by whoever asked for it. */
import { createCodebook } from '@intercoder/documents'
import {
  colourFor,
  type Account,
  type AccountId,
  type Attribute,
  type AttributeId,
  type Case,
  type CaseId,
  type Codebook,
  type Layer,
  type Member,
  type NewId,
  type Project,
  type ProjectId,
  type Round,
  type RoundId,
  type Wave,
} from '@intercoder/domain'
import { themes } from '../codebook/index.ts'
import { makeCodebook } from '../codebook/make-codebook.ts'
import type { SignedUpdate } from '../codings/make-layer.ts'
import type { Random } from '../seeded.ts'
import { attributes, hospitals, waves } from './hospitals.ts'
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
export interface DemoLayer extends Layer {
  /** Milliseconds since 1970. */
  createdAt: number
  updates: SignedUpdate[]
}

export interface Study {
  /** When the project was begun, in milliseconds since 1970. */
  startedAt: number
  accounts: DemoAccount[]
  project: Project
  members: Member[]
  attributes: Attribute[]
  cases: Case[]
  waves: Wave[]
  rounds: Round[]
  sources: DemoSource[]
  codebook: Codebook
  /** The first update of the codebook's document. */
  codebookUpdate: SignedUpdate
  layers: DemoLayer[]
}

const day = 24 * 60 * 60 * 1000

/** Builds the demo study. The same options give the same bytes. */
export function buildStudy({ now, random, newId }: StudyOptions): Study {
  const startedAt = now - 40 * day
  const team = people.map((person, place) => ({ person, account: makeAccount(person, place, newId) }))
  const coders = new Map(team.map(({ person, account }) => [person.initials, account.id]))
  const owner = find(coders, 'IF')
  const project = makeProject(newId<ProjectId>())
  const { caseIds, ...table } = makeTable(project.id, newId)
  const round = { id: newId<RoundId>(), project: project.id, name: 'First reading', blind: false, releasedAt: null }
  const { codebook, codeIds } = makeCodebook(themes, newId)
  const adding = { project: project.id, addedBy: owner, addedAt: startedAt + 2 * day }
  const sources = buildSources(caseIds, adding, newId)
  const reading = { round: round.id, startedAt: startedAt + 4 * day, random, newId }
  return {
    startedAt,
    accounts: team.map(({ account }) => account),
    project,
    members: team.map(({ person, account }) => makeMember(person, account.id, project.id, caseIds)),
    ...table,
    waves: waves.map((name, order) => ({ name, order })),
    rounds: [round],
    sources,
    codebook,
    codebookUpdate: { account: owner, at: startedAt + day, update: createCodebook(codebook) },
    layers: buildLayers(sources, coders, codeIds, reading),
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

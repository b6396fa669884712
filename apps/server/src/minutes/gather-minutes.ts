/** Gathers what minutes say from the workshop's document and from the reconciliations that its agenda names. */
import { openDocument, readReconciliation } from '@intercoder/documents'
import {
  isAbout,
  type AccountId,
  type AgendaItem,
  type AnyWorkshop,
  type Choice,
  type CodeId,
  type Decision,
  type Project,
  type Reconciliation,
  type SourceId,
  type WorkshopNote,
} from '@intercoder/domain'
import {
  findAccount,
  listReconciliations,
  listSources,
  readProjectedCodebook,
  type Workshop as Listed,
} from '@intercoder/storage'
import { nameDocument } from '@intercoder/sync'
import type { Deps } from '../http/context.ts'
import type { MinutedDecision, MinutedItem, MinutedNote, Minutes } from './minutes.ts'

interface Names {
  account(id: AccountId): string
  code(id: CodeId): string
  source(id: SourceId): string
}

/** A reconciliation that was talked about, and the time of the workshop. */
interface Talked {
  source: SourceId
  talk: Reconciliation<unknown>
}

export async function gatherMinutes(deps: Deps, project: Project, listed: Listed): Promise<Minutes> {
  const workshop = await deps.sessions.read(listed.id)
  const talked = await readTalks(deps, project, workshop)
  const names = await readNames(deps, project, listed, workshop, talked)
  const told = decisionsOf(talked, workshop)
  const items = workshop.agenda.map((item) => minuteItem(item, told, workshop, names))
  const onAgenda = new Set(workshop.agenda.flatMap((item) => told.filter((one) => isUnder(item, one))))
  return {
    project: project.name,
    name: listed.name,
    facilitator: names.account(workshop.facilitator ?? listed.facilitator),
    startedAt: workshop.startedAt,
    endedAt: workshop.endedAt,
    attendance: attendanceOf(workshop, names),
    items,
    elsewhere: told.filter((one) => !onAgenda.has(one)).map((one) => minuteDecision(one, names)),
    notes: workshop.notes.filter(({ item }) => !workshop.agenda.some(({ id }) => id === item)).map(noteOf(names)),
  }
}

async function readTalks({ db, rooms }: Deps, project: Project, { startedAt }: AnyWorkshop): Promise<Talked[]> {
  if (startedAt === null) return []
  const listed = await listReconciliations(db, project.id)
  return Promise.all(
    listed.map(async ({ layer, source }) => {
      const doc = openDocument(await rooms.read(nameDocument('reconciliation', layer)))
      const talk = readReconciliation(doc)
      doc.destroy()
      return { source, talk }
    }),
  )
}

interface Told extends Talked {
  decision: Decision<unknown>
}

function decisionsOf(talked: readonly Talked[], { startedAt, endedAt }: AnyWorkshop): Told[] {
  const [from, until] = [startedAt ?? Infinity, endedAt ?? Infinity]
  return talked
    .flatMap((one) =>
      one.talk.decisions.filter(({ at }) => at >= from && at <= until).map((decision) => ({ ...one, decision })),
    )
    .toSorted((one, other) => one.decision.at - other.decision.at)
}

function isUnder({ topic }: AgendaItem<unknown>, { decision, source }: Told): boolean {
  return topic.kind === 'disagreement' && topic.source === source && isAbout(topic, decision)
}

function minuteItem(
  item: AgendaItem<unknown>,
  told: readonly Told[],
  { notes }: AnyWorkshop,
  names: Names,
): MinutedItem {
  const { topic } = item
  return {
    title: item.title,
    about: aboutOf(topic, names),
    quote: topic.kind === 'passage' ? topic.quote : '',
    decisions: told.filter((one) => isUnder(item, one)).map((one) => minuteDecision(one, names)),
    notes: notes.filter((note) => note.item === item.id).map(noteOf(names)),
  }
}

function aboutOf(topic: AgendaItem<unknown>['topic'], names: Names): string {
  switch (topic.kind) {
    case 'disagreement':
      return `A disagreement in ${names.source(topic.source)}`
    case 'code':
      return `The code ${names.code(topic.code)}`
    case 'passage':
      return `A passage of ${names.source(topic.source)}`
    case 'topic':
      return ''
  }
}

function minuteDecision({ decision, source, talk }: Told, names: Names): MinutedDecision {
  const { codes, outcome, choice, reason, by, at, undone } = decision
  const ballots = talk.ballots.filter((ballot) => ballot.revealedAt !== null && isAbout(ballot, decision))
  const votes = ballots.flatMap((ballot) =>
    ballot.proposals.map((id) => {
      const proposal = talk.proposals.find((one) => one.id === id)
      const voters = ballot.votes.filter((vote) => vote.proposal === id).map(({ account }) => names.account(account))
      return { proposal: proposal ? describe(proposal.choice, names) : '', voters }
    }),
  )
  return {
    source: names.source(source),
    codes: codes.map(names.code),
    outcome,
    result: choice ? describe(choice, names) : '',
    reason,
    by: names.account(by),
    at,
    undone: undone !== null,
    votes,
  }
}

function describe(choice: Choice<unknown>, names: Names): string {
  switch (choice.kind) {
    case 'take':
      return `the version of ${names.account(choice.coder)}`
    case 'both':
      return 'all versions'
    case 'neither':
      return 'no coding'
    case 'code':
      return `the code ${names.code(choice.code)}`
    case 'boundary':
      return `the code ${names.code(choice.code)}, from and to other words`
  }
}

/** Somebody whose line dropped for no longer than this was there all the time. */
const blipMs = 120_000

function attendanceOf({ attendance }: AnyWorkshop, names: Names): Minutes['attendance'] {
  return [...Map.groupBy(attendance, ({ account }) => account)].map(([account, all]) => {
    const stretches: { from: number; until: number | null }[] = []
    for (const { from, until } of all) {
      const last = stretches.at(-1)
      if (last?.until != null && from - last.until <= blipMs) last.until = until
      else stretches.push({ from, until })
    }
    return { name: names.account(account), stretches }
  })
}

function noteOf(names: Names): (note: WorkshopNote) => MinutedNote {
  return ({ words, by, at }) => ({ words, by: names.account(by), at })
}

async function readNames(
  { db }: Deps,
  project: Project,
  listed: Listed,
  workshop: AnyWorkshop,
  talked: readonly Talked[],
): Promise<Names> {
  const people = new Set<AccountId>([
    listed.facilitator,
    ...(workshop.facilitator ? [workshop.facilitator] : []),
    ...workshop.attendance.map(({ account }) => account),
    ...workshop.notes.map(({ by }) => by),
    ...talked.flatMap(({ talk }) => [
      ...talk.decisions.map(({ by }) => by),
      ...talk.ballots.flatMap(({ voted }) => voted),
      ...[...talk.decisions, ...talk.proposals].flatMap(({ choice }) =>
        choice?.kind === 'take' ? [choice.coder] : [],
      ),
    ]),
  ])
  const accounts = await Promise.all([...people].map((id) => findAccount(db, id)))
  const named = new Map(accounts.flatMap((account) => (account ? [[account.id, account.name] as const] : [])))
  const codes = new Map((await readProjectedCodebook(db, project.id)).codes.map(({ id, name }) => [id, name]))
  const sources = new Map((await listSources(db, project.id)).map(({ source }) => [source.id, source.name]))
  return {
    account: (id) => named.get(id) ?? 'somebody who is gone',
    code: (id) => codes.get(id) ?? 'a code that is gone',
    source: (id) => sources.get(id) ?? 'a source that is gone',
  }
}

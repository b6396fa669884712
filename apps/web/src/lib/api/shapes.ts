/** Names for what the API answers, taken from its own types so that they cannot drift from it. */
import type { Value } from './ask.ts'
import type { api } from './client.ts'

type AnswerOf<Endpoint> = Endpoint extends (...asked: never[]) => Promise<infer R> ? Value<R> : never

type Projects = typeof api.projects
type Project = Projects[':project']

export type SessionAnswer = AnswerOf<typeof api.session.$get>
export type SignedIn = NonNullable<SessionAnswer['account']>
export type Installation = SessionAnswer['installation']
export type DemoSignIn = NonNullable<Installation['demo']>['signIns'][number]
export type OwnSession = AnswerOf<typeof api.sessions.$get>[number]

export type ListedProject = AnswerOf<Projects['$get']>[number]
export type OpenProject = AnswerOf<Project['$get']>
export type ListedMember = OpenProject['members'][number]

export type ListedInvitation = AnswerOf<Project['invitations']['$get']>[number]
export type ShownInvitation = AnswerOf<(typeof api.invitations)[':token']['$get']>

export type CaseTable = AnswerOf<Project['cases']['$get']>
export type TablePlan = AnswerOf<Project['cases']['table']['$post']>

export type ListedSource = AnswerOf<Project['sources']['$get']>[number]
export type OpenSource = AnswerOf<Project['sources'][':source']['$get']>
export type ImportPreview = AnswerOf<Project['sources']['preview']['$post']>

export type ListedRound = AnswerOf<Project['rounds']['$get']>[number]
export type RoundProgress = AnswerOf<Project['rounds'][':round']['progress']['$get']>
export type SourceProgress = RoundProgress['sources'][number]
export type CoderProgress = SourceProgress['coders'][number]
export type MyWork = AnswerOf<Project['my-work']['$get']>[number]

export type Reliability = AnswerOf<Project['rounds'][':round']['codings']['$get']>
export type ReliabilitySource = Reliability['sources'][number]
export type OpenReconciliation = AnswerOf<Project['rounds'][':round']['sources'][':source']['reconciliation']['$get']>
export type AuditPage = AnswerOf<Project['audit']['$get']>
export type ListedWorkshop = AnswerOf<Project['workshops']['$get']>[number]
export type DecidedForMe = AnswerOf<Project['decisions-for-me']['$get']>['decisions']
export type RedefinedCodings = AnswerOf<Project['reviews']['$get']>['mine'][number]
export type ListedVersion = AnswerOf<Project['versions']['$get']>[number]

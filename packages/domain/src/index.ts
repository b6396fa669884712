export { isId } from './ids.ts'
export type {
  AccountId,
  AttributeId,
  CaseId,
  CodeId,
  CodingId,
  InvitationId,
  LayerId,
  NewId,
  ProjectId,
  RoundId,
  SessionId,
  SourceId,
  TurnId,
} from './ids.ts'

export { accept, refuse } from './result.ts'
export type { Result } from './result.ts'

export { accountColours, colourFor, initialsOf } from './project/account.ts'
export type { Account } from './project/account.ts'
export { roles } from './project/project.ts'
export type { Invitation, Member, Project, Role } from './project/project.ts'
export {
  abilities,
  abilitiesOf,
  may,
  policy,
  roundStates,
  standingOf,
  standings,
  stateOf,
  subjectOf,
} from './project/policy.ts'
export type { Ability, Row, RoundState, Standing, Thing } from './project/policy.ts'

export { attributeKinds, caseKinds } from './case/case.ts'
export type { Attribute, AttributeKind, AttributeValue, Case, CaseKind, Wave } from './case/case.ts'
export { readDate, readValue } from './case/value.ts'
export type { ValueRefusal } from './case/value.ts'
export { planTable } from './case/table.ts'
export type { PlannedCase, PlannedColumn, TablePlan, TableRefusal } from './case/table.ts'

export { sourceKinds, turnMarker } from './source/source.ts'
export type { Participant, PlacedTurn, Source, SourceKind, Span, Transcript, Turn } from './source/source.ts'

export type { Code, Codebook, CodebookOperation } from './codebook/code.ts'

export { certainties } from './coding/coding.ts'
export type { Certainty, Coding, Layer } from './coding/coding.ts'

export type { Round } from './round/round.ts'

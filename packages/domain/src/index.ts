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

export { colourFor, initialsOf } from './project/account.ts'
export type { Account } from './project/account.ts'
export { roles } from './project/project.ts'
export type { Invitation, Member, Project, Role } from './project/project.ts'
export { abilities, abilitiesOf, may, standingOf, standings, stateOf, subjectOf } from './project/policy.ts'
export type { Ability, Row, RoundState, Standing, Thing } from './project/policy.ts'

export { attributeKinds, caseKinds } from './case/case.ts'
export type { Attribute, AttributeKind, AttributeValue, Case, CaseKind, Wave } from './case/case.ts'
export { readValue } from './case/value.ts'
export type { ValueRefusal } from './case/value.ts'
export { planTable } from './case/table.ts'
export type { PlannedCase, PlannedColumn, TablePlan, TableRefusal } from './case/table.ts'

export { sourceKinds, turnMarker } from './source/source.ts'
export type { Participant, PlacedTurn, Source, SourceKind, Span, Transcript, Turn } from './source/source.ts'
export { hasWords, trimSpan, turnAt, wordsOf } from './source/offset.ts'
export { cleanSpeaker, cleanWords } from './source/words.ts'
export { deleteSpan, editTranscript, insertWords, joinTurn, setSpeaker, setTimes, splitTurn } from './source/edit.ts'
export type { TranscriptEdit, TranscriptRefusal } from './source/edit.ts'

export { codeLimits, proseFields } from './codebook/code.ts'
export type { Code, Codebook, CodebookOperation, ProseField } from './codebook/code.ts'
export { changeCodebook } from './codebook/change.ts'
export type { CodebookChange } from './codebook/change.ts'
export { codeResolver, mergedCodes, resolveCode, retiredCodes } from './codebook/operations.ts'
export type { CodedBy, CodeResolver } from './codebook/operations.ts'
export { isColour, palette } from './codebook/palette.ts'
export type { Colour } from './codebook/palette.ts'
export {
  addCode,
  mergeCodes,
  moveCode,
  recolourCode,
  removeCode,
  renameCode,
  retireCode,
  splitCode,
  undoOperation,
  writeProse,
} from './codebook/rules.ts'
export type { CodebookRefusal, CodePlace, NewCode, Recording } from './codebook/rules.ts'
export { buildCodeTree } from './codebook/tree.ts'
export type { CodeNode } from './codebook/tree.ts'

export { certainties } from './coding/coding.ts'
export type { Certainty, Coding, Layer } from './coding/coding.ts'
export { findQuote, quoteSpan } from './coding/quote.ts'
export { checkCertainty, checkRemark, checkSpan, remarkLimit } from './coding/rules.ts'
export type { CodingRefusal, NewCoding, SpanRefusal } from './coding/rules.ts'
export { moveEdge, snapSpan, snapUnits, unitAt } from './coding/snap.ts'
export type { BoundaryMove, SnapOptions, SnapUnit } from './coding/snap.ts'

export type { Round } from './round/round.ts'

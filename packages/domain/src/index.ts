export { ID_BYTES, isId, spellId } from './ids.ts'
export type {
  AccountId,
  ActId,
  AgendaId,
  AttributeId,
  BallotId,
  CaseId,
  CodeId,
  CodingId,
  DecisionId,
  InvitationId,
  LayerId,
  MessageId,
  NewId,
  ProjectId,
  ProposalId,
  RoundId,
  SessionId,
  SourceId,
  TurnId,
  VersionId,
  WorkshopId,
} from './ids.ts'

export { firstWhere } from './halving.ts'
export { accept, refuse } from './result.ts'
export type { Result } from './result.ts'

export { colourFor, initialsOf } from './project/account.ts'
export type { Account } from './project/account.ts'
export { roles } from './project/project.ts'
export type { Invitation, Member, Project, Role } from './project/project.ts'
export { abilities, abilitiesOf, may, mayEver, standingOf, standings, subjectOf } from './project/policy.ts'
export type { Ability, Row, Standing, Thing } from './project/policy.ts'

export { attributeKinds, caseKinds } from './case/case.ts'
export type { Attribute, AttributeKind, AttributeValue, Case, CaseKind, Wave } from './case/case.ts'
export { readValue } from './case/value.ts'
export type { ValueRefusal } from './case/value.ts'
export { planTable } from './case/table.ts'
export type { PlannedCase, PlannedColumn, TablePlan, TableRefusal } from './case/table.ts'

export { sourceKinds, turnMarker } from './source/source.ts'
export type { Participant, PlacedTurn, Source, SourceKind, Span, Transcript, Turn } from './source/source.ts'
export { hasWords, trimSpan, turnAt, wordsOf } from './source/offset.ts'
export { sentenceUnits, turnUnits } from './source/units.ts'
export { cleanSpeaker, cleanWords } from './source/words.ts'
export { deleteSpan, editTranscript, insertWords, joinTurn, setSpeaker, setTimes, splitTurn } from './source/edit.ts'
export type { TranscriptEdit, TranscriptRefusal } from './source/edit.ts'

export { compareCodebooks } from './codebook/compare.ts'
export type { CodeChange, ComparedCode } from './codebook/compare.ts'

export { compareWords } from './codebook/word-changes.ts'
export type { WordPiece } from './codebook/word-changes.ts'
export { codedUnder, meaningOf, redefinitionFinder } from './codebook/version.ts'
export type { CodebookVersion, Redefinition } from './codebook/version.ts'
export { codeLimits, proseFields } from './codebook/code.ts'
export type { Code, Codebook, CodebookOperation, ProseField } from './codebook/code.ts'
export { changeCodebook } from './codebook/change.ts'
export type { CodebookChange } from './codebook/change.ts'
export { addDraft, changeDraft, overlayDrafts, removeDraft, suggestDrafts } from './codebook/draft.ts'
export type { DraftCode, DraftRefusal } from './codebook/draft.ts'
export { codeResolver, mergedCodes, resolveCode, retiredCodes } from './codebook/operations.ts'
export type { CodedBy, CodeResolver } from './codebook/operations.ts'
export { isColour, palette } from './codebook/palette.ts'
export type { Colour } from './codebook/palette.ts'
export {
  acceptCode,
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
export type { Certainty, Coding, IndependentLayer, Layer } from './coding/coding.ts'
export { findQuote, quoteSpan } from './coding/quote.ts'
export { ReadingOrder } from './coding/reading-order.ts'
export { checkCertainty, checkRemark, checkSpan, remarkLimit } from './coding/rules.ts'
export type { CodingRefusal, NewCoding, SpanRefusal } from './coding/rules.ts'
export { moveEdge, snapSpan, snapUnits } from './coding/snap.ts'
export type { BoundaryMove, Edge, SnapOptions, SnapUnit } from './coding/snap.ts'

export { coderStateOf, coderStates, oversightOf, stateOf } from './round/round.ts'
export type { Assignment, CoderState, Oversight, Round, RoundSource, RoundState } from './round/round.ts'
export { drawPairs } from './round/draw.ts'
export { assign, changeRound, haveAllSubmitted, openRound, unassign } from './round/rules.ts'
export type { Pair, RoundRefusal } from './round/rules.ts'
export { auditKinds } from './audit/audit.ts'
export type { AuditEntry, AuditFacts, AuditKind } from './audit/audit.ts'

export { passagesOf } from './reconciliation/choice.ts'
export type { Choice, Evidence, Passage } from './reconciliation/choice.ts'
export type { BulkRule, ReconciliationAct } from './reconciliation/act.ts'
export type { ConsensusCoding, ReconciliationChange } from './reconciliation/change.ts'
export { itemsUnder } from './reconciliation/decide-many.ts'
export { addLine, lineFields } from './reconciliation/line.ts'
export type { CodebookLine, LineField, LineRefusal } from './reconciliation/line.ts'
export type { DifferenceKind, QueueItem } from './reconciliation/queue-item.ts'
export {
  decidedEvidence,
  decisionOutcomes,
  isAbout,
  isDecided,
  reconciliationLimits,
} from './reconciliation/reconciliation.ts'
export type {
  Ballot,
  Decision,
  DecisionOutcome,
  Message,
  Proposal,
  Reconciliation,
  Vote,
} from './reconciliation/reconciliation.ts'
export { actInReconciliation, closeReconciliation } from './reconciliation/rules.ts'
export type { ReconciliationFacts, ReconciliationRefusal } from './reconciliation/rules.ts'
export { facilitating } from './workshop/act.ts'
export type { WorkshopAct } from './workshop/act.ts'
export type { WorkshopChange } from './workshop/change.ts'
export { actInWorkshop, noteAbsent, presentIn } from './workshop/rules.ts'
export type { AnyWorkshop, WorkshopFacts, WorkshopRefusal } from './workshop/rules.ts'
export { workshopLimits } from './workshop/workshop.ts'
export type { AgendaItem, Attendance, SessionClock, Topic, Workshop, WorkshopNote } from './workshop/workshop.ts'

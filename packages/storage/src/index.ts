export { openDatabase } from './database/database.ts'
export type { Database, DatabaseOptions, OpenDatabase, OpeningStep } from './database/database.ts'
export { EmbeddedStopped, EmbeddedUnreadable } from './database/embedded/embedded.ts'
export { FolderInUse } from './database/embedded/folder-lock.ts'
export { DatabaseTooNew } from './database/migrate.ts'
export { BackupUnsound } from './backup/backup.ts'
export { keepBackups } from './backup/keep-backups.ts'
export type { BackupOutcome, Backups } from './backup/keep-backups.ts'
export { restoreBackup } from './backup/restore.ts'
export type { Restored } from './backup/restore.ts'
export { LogDamaged } from './log/document-log.ts'
export type { DocumentLog, LoggedUpdate, PendingUpdate, Snapshot, StoredDocument } from './log/document-log.ts'
export type { FoldRefusal } from './log/fold.ts'
export { createDocumentLog } from './log/postgres-document-log.ts'
export { rebuildDocument } from './log/rebuild.ts'
export type { RebuiltDocument } from './log/rebuild.ts'
export { createSnapshotKeeper } from './log/snapshot-keeper.ts'
export type { SnapshotKeeper } from './log/snapshot-keeper.ts'

export { forgetProjections, isAnyUnprojected, listUnprojected, markProjected } from './coding/projected-seq.ts'
export { projectCodebook, readProjectedCodebook } from './codebook/codebook-projection.ts'
export { projectLayer, projectLayerChange } from './coding/layer-projection.ts'
export type { LayerChange } from './coding/layer-projection.ts'
export { findStaleUnits, listUnits, saveUnits } from './source/units.ts'
export type { SourceUnits } from './source/units.ts'
export { countCodingsByCode, countCodingsBySource, listCodingsOfCode, listCodingsOfSource } from './coding/retrieval.ts'
export { listReliability } from './coding/reliability.ts'
export type { ReliabilityCoding } from './coding/reliability.ts'
export type { RetrievedCoding } from './coding/retrieval.ts'
export { findAccount, findCredentials, listNames, register, renameAccount, setPassword } from './account/accounts.ts'
export type { NewAccount, RegisterRefusal } from './account/accounts.ts'
export { deleteDemo, listDemoAccounts, readInstallation, setInstallationOpen } from './account/installation.ts'
export type { Installation } from './account/installation.ts'
export {
  deleteExpiredSessions,
  deleteSession,
  deleteSessionsOf,
  extendSession,
  findSession,
  insertSession,
  listSessions,
  touchSession,
} from './account/sessions.ts'
export type { StoredSession } from './account/sessions.ts'
export { forgetAttempts, pruneAttempts, recordAttempt, withdrawAttempts } from './account/sign-in-attempts.ts'
export type { Attempts } from './account/sign-in-attempts.ts'

export {
  createProject,
  deleteProject,
  findMembership,
  hasProject,
  listProjects,
  updateProject,
} from './project/projects.ts'
export type { ListedProject, NewProject } from './project/projects.ts'
export { findMissingCase, insertMember, listMembers, removeMember, updateMember } from './project/members.ts'
export type { ListedMember, MemberRefusal } from './project/members.ts'
export {
  acceptInvitation,
  insertInvitation,
  listInvitations,
  revokeInvitation,
  showInvitation,
} from './project/invitations.ts'
export type { InvitationRefusal, InvitationState, NewInvitation, ShownInvitation } from './project/invitations.ts'

export { deleteAttribute, insertAttribute, listAttributes, updateAttribute } from './case/attributes.ts'
export type { AttributeRefusal } from './case/attributes.ts'
export { deleteCase, findCase, insertCase, listCases, updateCase } from './case/cases.ts'
export type { CaseRefusal } from './case/cases.ts'
export { importTable, previewTable } from './case/table.ts'
export { listWaves, replaceWaves } from './case/waves.ts'
export type { GivenWave, WaveRefusal } from './case/waves.ts'

export {
  deleteAssignment,
  findRound,
  findRoundSource,
  insertAssignments,
  isAssigned,
  listAssignments,
  listRounds,
  listRoundSources,
} from './round/rounds.ts'
export {
  deleteRound,
  insertRound,
  listProjectAssignments,
  listProjectRoundSources,
  listRoundLayers,
  lockRound,
  updateRound,
} from './round/round-changes.ts'
export type { RoundLayer } from './round/round-changes.ts'
export {
  closeLayers,
  ensureConsensus,
  findClosed,
  findNewestVersion,
  findSeal,
  listClosed,
  listIncompleteReleases,
  listSelfReleasing,
  recordSeal,
  setReleased,
  unsealLayer,
} from './round/seals.ts'
export type { ClosedLayer, Seal } from './round/seals.ts'
export { listActors, listAudit, listLooks, recordAudit, recordAuditOnce } from './audit/audit.ts'
export type { AuditFilter, KeptEntry, Look } from './audit/audit.ts'
export { findVersion, insertVersion, listKeptVersions, listVersions } from './codebook/versions.ts'
export type { KeptVersion } from './codebook/versions.ts'
export { deleteReview, listReviewable, saveReview } from './coding/reviews.ts'
export type { ReviewableCoding } from './coding/reviews.ts'
export {
  countCodings,
  ensureLayer,
  isCodedBlind,
  isCodingBlind,
  listCodedRounds,
  listConsensuses,
  listLayers,
  placeLayer,
} from './source/layers.ts'
export type { PlacedLayer } from './source/layers.ts'
export {
  findSameFile,
  findSource,
  insertSource,
  listSources,
  placeSource,
  readOriginal,
  setSourceDeleted,
  setSourceLength,
  updateSource,
} from './source/sources.ts'
export type { ListedSource, NewSource, OriginalFile, SourceChange } from './source/sources.ts'

export * as tables from './schema/index.ts'

export {
  findWorkshop,
  insertWorkshop,
  keepHeld,
  listOpenWorkshops,
  listWorkshops,
  updateWorkshop,
} from './workshop/workshops.ts'
export type { Workshop } from './workshop/workshops.ts'

export {
  findDecisionsSeen,
  listDecisionsAbout,
  markDecisionsSeen,
  projectDecisions,
} from './reconciliation/decisions.ts'
export { listBegunTalks, listReconciliations, setReconciled } from './reconciliation/reconciliations.ts'
export { listVotes, listVotesOf, saveVote } from './reconciliation/votes.ts'

/** What an outside examiner may ask about: who did what, when. Entries are only ever added. */
import type {
  AccountId,
  BallotId,
  CaseId,
  DecisionId,
  InvitationId,
  LayerId,
  ProjectId,
  RoundId,
  SourceId,
  VersionId,
  WorkshopId,
} from '../ids.ts'
import type { Role } from '../project/project.ts'

/** The facts of each kind. Names of people and texts of interviews are not among them: accounts and sources are named by id. */
export interface AuditFacts {
  'project-created': { name: string }
  'project-changed': { name: string }
  'project-deleted': Record<never, never>
  'member-joined': { member: AccountId; role: Role; cases: CaseId[] }
  'member-changed': { member: AccountId; role: Role; cases: CaseId[] }
  'member-removed': { member: AccountId }
  'invitation-made': { invitation: InvitationId; role: Role; cases: CaseId[] }
  'invitation-revoked': { invitation: InvitationId }
  'source-added': { source: SourceId; name: string }
  'source-deleted': { source: SourceId }
  'source-restored': { source: SourceId }
  'round-created': {
    round: RoundId
    name: string
    blind: boolean
    overseen: boolean
    autoRelease: boolean
    version: VersionId | null
  }
  'round-changed': { round: RoundId; name: string; overseen: boolean; autoRelease: boolean }
  'round-removed': { round: RoundId; name: string }
  assigned: { round: RoundId; seed: number | null; pairs: { source: SourceId; coder: AccountId }[] }
  unassigned: { round: RoundId; pairs: { source: SourceId; coder: AccountId }[] }
  /** Somebody who codes nothing in a blind round looked at a layer before release, as the round allows. */
  'layer-overseen': { round: RoundId; source: SourceId; layer: LayerId }
  'layer-sealed': {
    round: RoundId
    source: SourceId
    layer: LayerId
    version: VersionId | null
    /**
     * How far its log reached, and the SHA-256 of the document's state there, as hexadecimal digits. Recorded in any case,
     * and null to whoever reads it before a blind round is released: they may code there themselves (P1).
     */
    seq: number | null
    digest: string | null
    codings: number | null
  }
  'layer-reopened': { round: RoundId; source: SourceId; layer: LayerId; reason: string }
  'source-released': { round: RoundId; source: SourceId; layers: LayerId[]; automatic: boolean }
  'source-reconciled': { round: RoundId; source: SourceId }
  'reconciliation-reopened': { round: RoundId; source: SourceId }
  'version-named': { version: VersionId; number: number; name: string }
  'ballot-opened': { layer: LayerId; ballot: BallotId }
  'ballot-revealed': { layer: LayerId; ballot: BallotId }
  decided: { layer: LayerId; decisions: DecisionId[]; reason: string }
  'decision-undone': { layer: LayerId; decision: DecisionId }
  'workshop-held': { workshop: WorkshopId; name: string; from: number; until: number; present: AccountId[] }
  /** The rows are null to whoever reads it while some of a blind round is not released, for the same reason. */
  exported: { what: string; round: RoundId | null; rows: number | null }
}

export type AuditKind = keyof AuditFacts

/** In the order of a study's life. */
export const auditKinds = [
  'project-created',
  'project-changed',
  'project-deleted',
  'member-joined',
  'member-changed',
  'member-removed',
  'invitation-made',
  'invitation-revoked',
  'source-added',
  'source-deleted',
  'source-restored',
  'version-named',
  'round-created',
  'round-changed',
  'round-removed',
  'assigned',
  'unassigned',
  'layer-overseen',
  'layer-sealed',
  'layer-reopened',
  'source-released',
  'ballot-opened',
  'ballot-revealed',
  'decided',
  'decision-undone',
  'source-reconciled',
  'reconciliation-reopened',
  'workshop-held',
  'exported',
] as const satisfies readonly AuditKind[]

export type AuditEntry = {
  [K in AuditKind]: {
    project: ProjectId
    /** Who did it. */
    account: AccountId
    /** Milliseconds since 1970. */
    at: number
    kind: K
    facts: AuditFacts[K]
  }
}[AuditKind]

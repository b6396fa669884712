import type { AccountId, CaseId, InvitationId, ProjectId } from '../ids.ts'

/** What a member may do, from most to least. A lead's wider rights reach only the cases that name them. */
export const roles = ['owner', 'lead', 'coder', 'observer'] as const
export type Role = (typeof roles)[number]

export interface Project {
  id: ProjectId
  name: string
  /** What the study asks, in a sentence or two; shown under its name. */
  description: string
}

export interface Member {
  account: AccountId
  project: ProjectId
  role: Role
  /** The cases a lead leads; empty for every other role. */
  cases: CaseId[]
}

export interface Invitation {
  id: InvitationId
  project: ProjectId
  role: Role
  cases: CaseId[]
  /** Milliseconds since 1970. */
  expiresAt: number
  usedAt: number | null
  revokedAt: number | null
}

import type { ListedInvitation } from '#lib/api/shapes.ts'

/** The invitations that still let somebody in at `now`, in milliseconds; the first to expire comes first. */
export function openInvitations(invitations: readonly ListedInvitation[], now: number): ListedInvitation[] {
  return invitations
    .filter(({ usedAt, revokedAt, expiresAt }) => usedAt === null && revokedAt === null && expiresAt > now)
    .sort((a, b) => a.expiresAt - b.expiresAt)
}

import type { InvitationId } from '@intercoder/domain'
import {
  acceptInvitation,
  findMissingCase,
  listInvitations,
  recordAudit,
  revokeInvitation,
  showInvitation,
} from '@intercoder/storage'
import { hashToken, newToken } from '../../accounts/token.ts'
import { offerInvitation } from '../../audit/recorded.ts'
import { refused } from '../answer.ts'
import { askerOf, reachOf, signatureOf, type Deps, type Http } from '../context.ts'
import { invitationEndpoints } from './schema.ts'

const dayMs = 24 * 60 * 60_000

export function serveInvitations(app: Http, { db, clock, newId, origin }: Deps): void {
  app.openapi(invitationEndpoints.show, async (c) => {
    const shown = await showInvitation(db, hashToken(c.req.valid('param').token), clock())
    return shown ? c.json(shown, 200) : refused(c, { kind: 'invitation-unknown' })
  })

  app.openapi(invitationEndpoints.accept, async (c) => {
    const { id } = askerOf(c).account
    const accepted = await acceptInvitation(db, hashToken(c.req.valid('param').token), id, clock())
    return accepted.ok ? c.json({ project: accepted.value }, 200) : refused(c, accepted.refusal)
  })

  app.openapi(invitationEndpoints.list, async (c) => {
    return c.json(await listInvitations(db, reachOf(c).project.id), 200)
  })

  app.openapi(invitationEndpoints.offer, async (c) => {
    const { role, cases, days } = c.req.valid('json')
    const project = reachOf(c).project.id
    const missing = await findMissingCase(db, project, cases)
    if (missing) return refused(c, { kind: 'unknown-case', case: missing })
    const token = newToken()
    const made = {
      id: newId<InvitationId>(),
      tokenHash: hashToken(token),
      project,
      role,
      cases,
      createdBy: askerOf(c).account.id,
      expiresAt: clock() + days * dayMs,
    }
    const invitation = await offerInvitation(db, made, clock())
    const url = `${origin ?? new URL(c.req.url).origin}/invitations/${token}`
    return c.json({ invitation, token, url }, 201)
  })

  app.openapi(invitationEndpoints.revoke, async (c) => {
    const { invitation } = c.req.valid('param')
    const at = clock()
    const revoked = await db.transaction(async (tx) => {
      const taken = await revokeInvitation(tx, reachOf(c).project.id, invitation, at)
      const facts = { invitation }
      if (taken.ok) await recordAudit(tx, { ...signatureOf(c, at), kind: 'invitation-revoked', facts })
      return taken
    })
    return revoked.ok ? c.body(null, 204) : refused(c, revoked.refusal)
  })
}

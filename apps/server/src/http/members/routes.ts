import { may } from '@intercoder/domain'
import { findMembership, listMembers, recordAudit, removeMember, updateMember } from '@intercoder/storage'
import { refused } from '../answer.ts'
import { askerOf, reachOf, signatureOf, type Deps, type Http } from '../context.ts'
import { memberEndpoints } from './schema.ts'

export function serveMembers(app: Http, deps: Deps): void {
  const { db, clock } = deps

  app.openapi(memberEndpoints.list, async (c) => c.json(await listMembers(db, reachOf(c).project.id), 200))

  app.openapi(memberEndpoints.change, async (c) => {
    const project = reachOf(c).project.id
    const { account } = c.req.valid('param')
    const changed = await db.transaction(async (tx) => {
      const updated = await updateMember(tx, project, account, c.req.valid('json'))
      const member = updated.ok ? await findMembership(tx, project, account) : null
      if (member) {
        const facts = { member: account, role: member.role, cases: member.cases }
        await recordAudit(tx, { ...signatureOf(c, clock()), kind: 'member-changed', facts })
      }
      return updated
    })
    if (!changed.ok) return refused(c, changed.refusal)
    await deps.recheck({ account, project })
    return c.json(await listMembers(db, project), 200)
  })

  app.openapi(memberEndpoints.remove, async (c) => {
    const { project, standing } = reachOf(c)
    const { account } = c.req.valid('param')
    const leaves = account === askerOf(c).account.id
    if (!leaves && !may(standing, 'members.manage', { kind: 'project' })) return refused(c, { kind: 'forbidden' })
    const removed = await db.transaction(async (tx) => {
      const left = await removeMember(tx, project.id, account)
      const facts = { member: account }
      if (left.ok) await recordAudit(tx, { ...signatureOf(c, clock()), kind: 'member-removed', facts })
      return left
    })
    if (!removed.ok) return refused(c, removed.refusal)
    await deps.recheck({ account, project: project.id })
    return c.body(null, 204)
  })
}

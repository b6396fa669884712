import { may } from '@intercoder/domain'
import { listMembers, removeMember, updateMember } from '@intercoder/storage'
import { refused } from '../answer.ts'
import { askerOf, reachOf, type Deps, type Http } from '../context.ts'
import { memberEndpoints } from './schema.ts'

export function serveMembers(app: Http, deps: Deps): void {
  const { db } = deps

  app.openapi(memberEndpoints.list, async (c) => c.json(await listMembers(db, reachOf(c).project.id), 200))

  app.openapi(memberEndpoints.change, async (c) => {
    const project = reachOf(c).project.id
    const { account } = c.req.valid('param')
    const changed = await updateMember(db, project, account, c.req.valid('json'))
    if (!changed.ok) return refused(c, changed.refusal)
    await deps.recheck({ account, project })
    return c.json(await listMembers(db, project), 200)
  })

  app.openapi(memberEndpoints.remove, async (c) => {
    const { project, standing } = reachOf(c)
    const { account } = c.req.valid('param')
    const leaves = account === askerOf(c).account.id
    if (!leaves && !may(standing, 'members.manage', { kind: 'project' })) return refused(c, { kind: 'forbidden' })
    const removed = await removeMember(db, project.id, account)
    if (!removed.ok) return refused(c, removed.refusal)
    await deps.recheck({ account, project: project.id })
    return c.body(null, 204)
  })
}

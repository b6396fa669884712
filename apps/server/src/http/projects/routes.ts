import { abilitiesOf, standingOf, type Project, type ProjectId, type RoundId } from '@intercoder/domain'
import {
  deleteProject,
  isCodingBlind,
  listMembers,
  listProjects,
  listRounds,
  listWaves,
  recordAudit,
  updateProject,
} from '@intercoder/storage'
import { foundProject } from '../../audit/recorded.ts'
import { refused } from '../answer.ts'
import { askerOf, reachOf, signatureOf, type Deps, type Http } from '../context.ts'
import { projectEndpoints } from './schema.ts'

export function serveProjects(app: Http, deps: Deps): void {
  const { db, clock, newId } = deps

  app.openapi(projectEndpoints.list, async (c) => {
    return c.json(await listProjects(db, askerOf(c).account.id), 200)
  })

  app.openapi(projectEndpoints.create, async (c) => {
    const { name, description } = c.req.valid('json')
    const project = { id: newId<ProjectId>(), name, description }
    const round = { id: newId<RoundId>(), name: 'Open coding' }
    const [owner, at] = [askerOf(c).account.id, clock()]
    await foundProject(db, { ...project, owner, round }, at)
    return c.json({ project }, 201)
  })

  app.openapi(projectEndpoints.open, async (c) => {
    const { project, member } = reachOf(c)
    const standing = standingOf(member)
    const frozen = await isCodingBlind(db, project.id, askerOf(c).account.id)
    const abilities = [
      ...abilitiesOf(standing, { kind: 'project' }),
      ...abilitiesOf(standing, { kind: 'codebook', frozen }),
    ]
    const members = await listMembers(db, project.id)
    const rounds = await listRounds(db, project.id)
    const waves = await listWaves(db, project.id)
    return c.json({ project, role: member.role, abilities, members, rounds, waves }, 200)
  })

  app.openapi(projectEndpoints.change, async (c) => {
    const { project } = reachOf(c)
    const { name = project.name, description = project.description } = c.req.valid('json')
    const changed: Project = { id: project.id, name, description }
    await db.transaction(async (tx) => {
      await updateProject(tx, project.id, { name, description })
      await recordAudit(tx, { ...signatureOf(c, clock()), kind: 'project-changed', facts: { name } })
    })
    return c.json({ project: changed }, 200)
  })

  app.openapi(projectEndpoints.delete, async (c) => {
    const { project } = reachOf(c)
    if (c.req.valid('json').name.trim() !== project.name) return refused(c, { kind: 'name-differs' })
    const at = clock()
    await db.transaction(async (tx) => {
      await deleteProject(tx, project.id, at)
      await recordAudit(tx, { ...signatureOf(c, at), kind: 'project-deleted', facts: {} })
    })
    await deps.recheck({ project: project.id })
    return c.body(null, 204)
  })
}

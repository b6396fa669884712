import type { AttributeId, CaseId } from '@intercoder/domain'
import {
  deleteAttribute,
  deleteCase,
  importTable,
  insertAttribute,
  insertCase,
  listAttributes,
  listCases,
  listWaves,
  previewTable,
  replaceWaves,
  updateAttribute,
  updateCase,
} from '@intercoder/storage'
import { refused } from '../answer.ts'
import { reachOf, type Deps, type Http } from '../context.ts'
import { attributeEndpoints, caseEndpoints, waveEndpoints } from './schema.ts'

export function serveCases(app: Http, deps: Deps): void {
  serveTable(app, deps)
  serveCaseRows(app, deps)
  serveColumns(app, deps)
  serveWaves(app, deps)
}

function serveTable(app: Http, { db, newId }: Deps): void {
  app.openapi(caseEndpoints.list, async (c) => {
    const project = reachOf(c).project.id
    const attributes = await listAttributes(db, project)
    const cases = await listCases(db, project)
    return c.json({ attributes, cases, waves: await listWaves(db, project) }, 200)
  })

  app.openapi(caseEndpoints.importTable, async (c) => {
    const project = reachOf(c).project.id
    const { rows, kind } = c.req.valid('json')
    const preview = c.req.valid('query').preview !== undefined
    const plan = preview ? await previewTable(db, project, rows) : await importTable(db, project, rows, kind, newId)
    return plan.ok ? c.json(plan.value, 200) : refused(c, { kind: 'bad-table', why: plan.refusal })
  })
}

function serveCaseRows(app: Http, { db, newId, recheck }: Deps): void {
  app.openapi(caseEndpoints.create, async (c) => {
    const made = { id: newId<CaseId>(), ...c.req.valid('json') }
    const inserted = await insertCase(db, reachOf(c).project.id, made)
    return inserted.ok ? c.json(inserted.value, 201) : refused(c, inserted.refusal)
  })

  app.openapi(caseEndpoints.change, async (c) => {
    const { project } = reachOf(c)
    const changed = await updateCase(db, project.id, c.req.valid('param').case, c.req.valid('json'))
    return changed.ok ? c.json(changed.value, 200) : refused(c, changed.refusal)
  })

  app.openapi(caseEndpoints.delete, async (c) => {
    const project = reachOf(c).project.id
    const deleted = await deleteCase(db, project, c.req.valid('param').case)
    if (!deleted.ok) return refused(c, deleted.refusal)
    await recheck({ project })
    return c.body(null, 204)
  })
}

function serveColumns(app: Http, { db, newId }: Deps): void {
  app.openapi(attributeEndpoints.create, async (c) => {
    const { name, kind, choices } = c.req.valid('json')
    const made = { id: newId<AttributeId>(), name, kind, choices: kind === 'choice' ? choices : [] }
    const inserted = await insertAttribute(db, reachOf(c).project.id, made)
    return inserted.ok ? c.json(inserted.value, 201) : refused(c, inserted.refusal)
  })

  app.openapi(attributeEndpoints.change, async (c) => {
    const { attribute } = c.req.valid('param')
    const changed = await updateAttribute(db, reachOf(c).project.id, attribute, c.req.valid('json'))
    return changed.ok ? c.json(changed.value, 200) : refused(c, changed.refusal)
  })

  app.openapi(attributeEndpoints.delete, async (c) => {
    const deleted = await deleteAttribute(db, reachOf(c).project.id, c.req.valid('param').attribute)
    return deleted ? c.body(null, 204) : refused(c, { kind: 'unknown' })
  })
}

function serveWaves(app: Http, { db }: Deps): void {
  app.openapi(waveEndpoints.replace, async (c) => {
    const replaced = await replaceWaves(db, reachOf(c).project.id, c.req.valid('json'))
    return replaced.ok ? c.json(replaced.value, 200) : refused(c, replaced.refusal)
  })
}

import type { VersionId } from '@intercoder/domain'
import { openDocument, readCodebook } from '@intercoder/documents'
import { findVersion, listVersions } from '@intercoder/storage'
import { nameDocument } from '@intercoder/sync'
import { nameVersion } from '../../audit/recorded.ts'
import { refused } from '../answer.ts'
import { askerOf, reachOf, type Deps, type Http } from '../context.ts'
import { versionEndpoints } from './schema.ts'

export function serveVersions(app: Http, { db, rooms, clock, newId }: Deps): void {
  app.openapi(versionEndpoints.list, async (c) => c.json(await listVersions(db, reachOf(c).project.id), 200))

  app.openapi(versionEndpoints.name, async (c) => {
    const project = reachOf(c).project.id
    const { codebook } = readCodebook(openDocument(await rooms.read(nameDocument('codebook', project))))
    const [by, at] = [askerOf(c).account.id, clock()]
    const made = { ...c.req.valid('json'), id: newId<VersionId>(), project, by, at, codebook }
    return c.json({ version: await nameVersion(db, made) }, 201)
  })

  app.openapi(versionEndpoints.open, async (c) => {
    const found = await findVersion(db, reachOf(c).project.id, c.req.valid('param').version)
    if (!found) return refused(c, { kind: 'unknown' })
    const { codebook, ...version } = found
    return c.json({ version, codebook }, 200)
  })
}

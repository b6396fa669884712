import { may, stateOf, type LayerId } from '@intercoder/domain'
import { ensureLayer, findRound } from '@intercoder/storage'
import { refused } from '../answer.ts'
import { askerOf, reachOf, sourceOf, type Deps, type Http } from '../context.ts'
import { layerEndpoints } from './schema.ts'

export function serveLayers(app: Http, { db, clock, newId }: Deps): void {
  app.openapi(layerEndpoints.create, async (c) => {
    const { project, standing } = reachOf(c)
    const found = await findRound(db, project.id, c.req.valid('json').round)
    if (!found) return refused(c, { kind: 'unknown' })
    const state = stateOf(found)
    if (!may(standing, 'layer.create', { kind: 'round', state }))
      return refused(c, { kind: state === 'released' ? 'round-closed' : 'forbidden' })
    const source = sourceOf(c).source.id
    const wanted = { id: newId<LayerId>(), round: found.id, source, coder: askerOf(c).account.id }
    const id = await ensureLayer(db, wanted, clock())
    return c.json({ layer: { ...wanted, id } }, 200)
  })
}

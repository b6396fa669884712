import { may, standingOf, stateOf, type LayerId } from '@intercoder/domain'
import { countCodings, countCodingsByCode, listCodingsOfCode, type Database } from '@intercoder/storage'
import { askerOf, reachOf, type Deps, type Http, type Reach } from '../context.ts'
import { codingEndpoints } from './schema.ts'

export function serveCodings(app: Http, { db }: Deps): void {
  app.openapi(codingEndpoints.count, async (c) => {
    const reach = reachOf(c)
    const counts = await countCodingsByCode(db, reach.project.id, await layersSeenBy(db, reach, askerOf(c).account.id))
    return c.json(
      [...counts].map(([code, codings]) => ({ code, codings })),
      200,
    )
  })

  app.openapi(codingEndpoints.ofCode, async (c) => {
    const reach = reachOf(c)
    const { code } = c.req.valid('param')
    const layers = await layersSeenBy(db, reach, askerOf(c).account.id)
    const found = await listCodingsOfCode(db, reach.project.id, code, layers)
    const codings = found.map(({ coding: { span: _, ...coding }, layer }) => ({
      ...coding,
      layer: layer.id,
      source: layer.source,
      coder: layer.coder,
    }))
    return c.json(codings, 200)
  })
}

/** What a count or a list may be made of: promise P1 asks the table of rights about each layer. */
async function layersSeenBy(db: Database, { project, member }: Reach, asker: string): Promise<LayerId[]> {
  const standing = standingOf(member)
  return (await countCodings(db, project.id)).flatMap(({ layer, round, sealed }) => {
    const thing = { kind: 'layer', mine: layer.coder === asker, round: stateOf(round), sealed } as const
    return may(standing, 'layer.read', thing) ? [layer.id] : []
  })
}

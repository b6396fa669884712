import { codedUnder } from '@intercoder/domain'
import { countCodingsByCode, listCodingsOfCode, listRounds, listVersions } from '@intercoder/storage'
import { findLayersSeenBy } from '../../access/layers-seen.ts'
import { askerOf, reachOf, type Deps, type Http } from '../context.ts'
import { codingEndpoints } from './schema.ts'

export function serveCodings(app: Http, { db }: Deps): void {
  app.openapi(codingEndpoints.count, async (c) => {
    const reach = reachOf(c)
    const counts = await countCodingsByCode(
      db,
      reach.project.id,
      await findLayersSeenBy(db, reach, askerOf(c).account.id),
    )
    return c.json(
      [...counts].map(([code, codings]) => ({ code, codings })),
      200,
    )
  })

  app.openapi(codingEndpoints.ofCode, async (c) => {
    const reach = reachOf(c)
    const { code } = c.req.valid('param')
    const layers = await findLayersSeenBy(db, reach, askerOf(c).account.id)
    const found = await listCodingsOfCode(db, reach.project.id, code, layers)
    const versions = await listVersions(db, reach.project.id)
    const rounds = new Map((await listRounds(db, reach.project.id)).map((round) => [round.id, round]))
    const codings = found.map(({ coding: { span, ...coding }, layer }) => ({
      ...coding,
      place: span,
      layer: layer.id,
      source: layer.source,
      coder: layer.coder,
      version: codedUnder(coding.at, rounds.get(layer.round) ?? { version: null }, versions)?.number ?? null,
    }))
    return c.json(codings, 200)
  })
}

import { may, stateOf, type LayerId } from '@intercoder/domain'
import { ensureLayer, findRound, findRoundSource, isAssigned } from '@intercoder/storage'
import { refused } from '../answer.ts'
import { askerOf, reachOf, sourceOf, type Deps, type Http } from '../context.ts'
import { layerEndpoints } from './schema.ts'

export function serveLayers(app: Http, { db, clock, newId, recheck }: Deps): void {
  app.openapi(layerEndpoints.create, async (c) => {
    const { project, standing } = reachOf(c)
    const round = await findRound(db, project.id, c.req.valid('json').round)
    if (!round) return refused(c, { kind: 'unknown' })
    const pair = { round: round.id, source: sourceOf(c).source.id, coder: askerOf(c).account.id }
    const state = stateOf({ ...round, ...(await findRoundSource(db, round.id, pair.source)) })
    const assigned = round.everyone || (await isAssigned(db, pair))
    if (!may(standing, 'layer.create', { kind: 'round', state, assigned }))
      return refused(c, { kind: state === 'released' ? 'round-closed' : assigned ? 'forbidden' : 'not-assigned' })
    const wanted = { ...pair, id: newId<LayerId>() }
    const id = await ensureLayer(db, wanted, clock())
    // In a blind round for everyone it is only now known that they code in it.
    if (round.blind && id === wanted.id) await recheck({ project: project.id })
    return c.json({ layer: { ...wanted, id } }, 200)
  })
}

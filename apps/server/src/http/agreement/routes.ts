import { findRound, recordAudit } from '@intercoder/storage'
import { gatherReliability } from '../../agreement/gather-reliability.ts'
import { refused } from '../answer.ts'
import { askerOf, reachOf, type Deps, type Http } from '../context.ts'
import { agreementEndpoints } from './schema.ts'

export function serveAgreement(app: Http, deps: Deps): void {
  app.openapi(agreementEndpoints.reliability, async (c) => {
    const reach = reachOf(c)
    const round = await findRound(deps.db, reach.project.id, c.req.valid('param').round)
    if (!round) return refused(c, { kind: 'unknown' })
    return c.json(await gatherReliability(deps, reach, askerOf(c).account.id, round.id), 200)
  })

  app.openapi(agreementEndpoints.exported, async (c) => {
    const { project } = reachOf(c)
    const facts = c.req.valid('json')
    if (!(await findRound(deps.db, project.id, facts.round))) return refused(c, { kind: 'unknown' })
    const account = askerOf(c).account.id
    await recordAudit(deps.db, { project: project.id, account, at: deps.clock(), kind: 'exported', facts })
    return c.body(null, 204)
  })
}

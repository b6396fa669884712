import { abilitiesOf, accept, refuse, subjectOf, type Ability, type RoundId } from '@intercoder/domain'
import {
  findDecisionsSeen,
  listDecisionsAbout,
  listReconciliations,
  listVotesOf,
  markDecisionsSeen,
} from '@intercoder/storage'
import type { Context } from 'hono'
import { findTalk } from '../../reconciliation/find-talk.ts'
import type { TalkApplicant } from '../../reconciliation/talks.ts'
import { refused } from '../answer.ts'
import { askerOf, reachOf, sourceOf, type Deps, type Http, type HttpEnv } from '../context.ts'
import { askAgain } from '../guard.ts'
import { reconciliationEndpoints } from './schema.ts'

export function serveReconciliations(app: Http, deps: Deps): void {
  const { talks } = deps
  const find = (c: Context<HttpEnv>, round: RoundId) =>
    findTalk(deps.db, { project: reachOf(c).project.id, round, source: sourceOf(c).source.id })
  const applicant = (c: Context<HttpEnv>, ability: Ability): TalkApplicant => ({
    account: askerOf(c).account.id,
    admit: () => admit(deps, c, ability),
  })
  serveReading(app, deps, find)

  app.openapi(reconciliationEndpoints.act, async (c) => {
    const place = await find(c, c.req.valid('param').round)
    if (!place) return refused(c, { kind: 'unknown' })
    const acted = await talks.act(place, c.req.valid('json'), applicant(c, 'reconciliation.take-part'))
    return acted.ok ? c.json(acted.value, 200) : refused(c, acted.refusal)
  })

  app.openapi(reconciliationEndpoints.writeLine, async (c) => {
    const place = await find(c, c.req.valid('param').round)
    if (!place) return refused(c, { kind: 'unknown' })
    const acted = await talks.writeLine(place, c.req.valid('json'), applicant(c, 'codebook.edit'))
    return acted.ok ? c.json(acted.value, 200) : refused(c, acted.refusal)
  })

  app.openapi(reconciliationEndpoints.close, async (c) => {
    const place = await find(c, c.req.valid('param').round)
    if (!place) return refused(c, { kind: 'unknown' })
    const acted = await talks.close(place, c.req.valid('json').id, true, applicant(c, 'reconciliation.close'))
    return acted.ok ? c.json(acted.value, 200) : refused(c, acted.refusal)
  })

  app.openapi(reconciliationEndpoints.reopen, async (c) => {
    const place = await find(c, c.req.valid('param').round)
    if (!place) return refused(c, { kind: 'unknown' })
    const acted = await talks.close(place, c.req.valid('json').id, false, applicant(c, 'reconciliation.reopen'))
    return acted.ok ? c.json(acted.value, 200) : refused(c, acted.refusal)
  })
}

function serveReading(
  app: Http,
  { db }: Deps,
  find: (c: Context<HttpEnv>, round: RoundId) => ReturnType<typeof findTalk>,
): void {
  app.openapi(reconciliationEndpoints.list, async (c) =>
    c.json(await listReconciliations(db, reachOf(c).project.id), 200),
  )

  app.openapi(reconciliationEndpoints.show, async (c) => {
    const place = await find(c, c.req.valid('param').round)
    if (!place) return refused(c, { kind: 'unknown' })
    const { consensus: layer, project: _, ...rest } = place
    const done = place.reconciledAt !== null
    const abilities = abilitiesOf(reachOf(c).standing, { kind: 'reconciliation', released: true, done })
    const votes = await listVotesOf(db, layer, askerOf(c).account.id)
    return c.json({ layer, ...rest, abilities, votes }, 200)
  })

  app.openapi(reconciliationEndpoints.forMe, async (c) => {
    const project = reachOf(c).project.id
    const account = askerOf(c).account.id
    const since = await findDecisionsSeen(db, project, account)
    return c.json({ since, decisions: await listDecisionsAbout(db, project, account, since ?? 0) }, 200)
  })

  app.openapi(reconciliationEndpoints.markSeen, async (c) => {
    await markDecisionsSeen(db, reachOf(c).project.id, askerOf(c).account.id, c.req.valid('json').until)
    return c.body(null, 204)
  })
}

/** Whether it is done already is for the rules to say, so that an act which comes again is answered as it was at first. */
async function admit(deps: Deps, c: Context<HttpEnv>, ability: Ability): ReturnType<TalkApplicant['admit']> {
  const opened = await askAgain(deps, c, ability)
  if (!opened.ok) return opened
  const { standing } = opened.value
  const here = (done: boolean) => abilitiesOf(standing, { kind: 'reconciliation', released: true, done })
  if (subjectOf(ability) === 'reconciliation' && ![...here(false), ...here(true)].includes(ability))
    return refuse({ kind: 'forbidden' })
  return accept({ leads: here(false).includes('reconciliation.close') })
}

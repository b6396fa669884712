import { accept, openRound, refuse, type RoundId } from '@intercoder/domain'
import { deleteRound, findRound, listRoundLayers, lockRound, recordAudit } from '@intercoder/storage'
import { beginRound } from '../../audit/recorded.ts'
import { assignPairs, drawAssignments, unassignPairs } from '../../rounds/assigning.ts'
import { changeSettings } from '../../rounds/changing.ts'
import { gatherProgress } from '../../rounds/gather-progress.ts'
import { countRounds, listMyWork } from '../../rounds/list-rounds.ts'
import { overseeLayer } from '../../rounds/overseeing.ts'
import { releaseDone, releaseIfDone, releaseSource } from '../../rounds/releasing.ts'
import { reopenLayer, submitLayer } from '../../rounds/sealing.ts'
import { refused } from '../answer.ts'
import { askerOf, reachOf, sourceOf, type Deps, type Http } from '../context.ts'
import { roundEndpoints } from './schema.ts'

export function serveRounds(app: Http, deps: Deps): void {
  serveReading(app, deps)
  serveSettings(app, deps)
  serveAssigning(app, deps)
  serveSealing(app, deps)
}

function serveReading(app: Http, { db }: Deps): void {
  app.openapi(roundEndpoints.list, async (c) => c.json(await countRounds(db, reachOf(c), askerOf(c).account.id), 200))

  app.openapi(roundEndpoints.mine, async (c) =>
    c.json(await listMyWork(db, reachOf(c).project.id, askerOf(c).account.id), 200),
  )

  app.openapi(roundEndpoints.progress, async (c) => {
    const reach = reachOf(c)
    const round = await findRound(db, reach.project.id, c.req.valid('param').round)
    if (!round) return refused(c, { kind: 'unknown' })
    return c.json(await gatherProgress(db, reach, askerOf(c).account.id, round), 200)
  })
}

function serveSettings(app: Http, deps: Deps): void {
  const { db, clock, newId } = deps
  app.openapi(roundEndpoints.create, async (c) => {
    const { project } = reachOf(c)
    const at = clock()
    const wanted = openRound({ ...c.req.valid('json'), id: newId<RoundId>(), project: project.id, createdAt: at })
    if (!wanted.ok) return refused(c, wanted.refusal)
    const made = await beginRound(db, wanted.value, askerOf(c).account.id)
    return made.ok ? c.json({ round: wanted.value }, 201) : refused(c, made.refusal)
  })

  app.openapi(roundEndpoints.change, async (c) => {
    const act = { reach: reachOf(c), asker: askerOf(c).account.id, at: clock() }
    const wanted = dropUndefined(c.req.valid('json'))
    const changed = await changeSettings(db, act, c.req.valid('param').round, wanted)
    if (!changed.ok) return refused(c, changed.refusal)
    await releaseDone(deps, changed.value, act.asker)
    return c.json({ round: changed.value }, 200)
  })

  app.openapi(roundEndpoints.remove, async (c) => {
    const { project } = reachOf(c)
    const removed = await db.transaction(async (tx) => {
      const round = await lockRound(tx, project.id, c.req.valid('param').round)
      if (!round) return refuse({ kind: 'unknown' })
      if ((await listRoundLayers(tx, { round: round.id })).length > 0) return refuse({ kind: 'round-begun' })
      await deleteRound(tx, round.id)
      const facts = { round: round.id, name: round.name }
      const entry = { project: project.id, account: askerOf(c).account.id, at: clock() }
      await recordAudit(tx, { ...entry, kind: 'round-removed', facts })
      return accept(null)
    })
    return removed.ok ? c.body(null, 204) : refused(c, removed.refusal)
  })
}

function serveAssigning(app: Http, deps: Deps): void {
  const { db, clock, recheck } = deps

  app.openapi(roundEndpoints.assign, async (c) => {
    const act = { reach: reachOf(c), asker: askerOf(c).account.id, at: clock() }
    const assigned = await assignPairs(db, act, c.req.valid('param').round, c.req.valid('json'))
    if (!assigned.ok) return refused(c, assigned.refusal)
    // Who is to code blind no longer edits the codebook, and is shown to nobody where they read.
    if (assigned.value.blind) await recheck({ project: act.reach.project.id })
    return c.json(await gatherProgress(db, act.reach, act.asker, assigned.value), 200)
  })

  app.openapi(roundEndpoints.unassign, async (c) => {
    const act = { reach: reachOf(c), asker: askerOf(c).account.id, at: clock() }
    const taken = await unassignPairs(db, act, c.req.valid('param').round, c.req.valid('json').pairs)
    if (!taken.ok) return refused(c, taken.refusal)
    if (taken.value.blind) await recheck({ project: act.reach.project.id })
    await releaseDone(deps, taken.value, act.asker)
    return c.json(await gatherProgress(db, act.reach, act.asker, taken.value), 200)
  })

  app.openapi(roundEndpoints.draw, async (c) => {
    const reach = reachOf(c)
    const round = await findRound(db, reach.project.id, c.req.valid('param').round)
    if (!round) return refused(c, { kind: 'unknown' })
    const wanted = c.req.valid('json')
    const drawn = await drawAssignments(db, reach, round, wanted)
    return drawn.ok ? c.json({ pairs: drawn.value, seed: wanted.seed }, 200) : refused(c, drawn.refusal)
  })
}

function serveSealing(app: Http, deps: Deps): void {
  const { db, clock } = deps

  app.openapi(roundEndpoints.submit, async (c) => {
    const reach = reachOf(c)
    const asker = askerOf(c).account.id
    const { layer, source } = c.req.valid('param')
    const sealed = await submitLayer(deps, reach, asker, layer)
    if (!sealed.ok) return refused(c, sealed.refusal)
    const { at, round, ...seal } = sealed.value
    const known = await findRound(db, reach.project.id, round)
    const released = known !== null && (await releaseIfDone(deps, known, source, asker))
    return c.json({ ...seal, sealedAt: at, released }, 200)
  })

  app.openapi(roundEndpoints.reopen, async (c) => {
    const { reason } = c.req.valid('json')
    const { layer } = c.req.valid('param')
    const reopened = await reopenLayer(deps, reachOf(c), askerOf(c).account.id, { layer, reason })
    return reopened.ok ? c.body(null, 204) : refused(c, reopened.refusal)
  })

  app.openapi(roundEndpoints.oversee, async (c) => {
    const look = { layer: c.req.valid('param').layer, at: clock() }
    const seen = await overseeLayer(db, reachOf(c), askerOf(c).account.id, look)
    return seen.ok ? c.body(null, 204) : refused(c, seen.refusal)
  })

  app.openapi(roundEndpoints.release, async (c) => {
    const reach = reachOf(c)
    const asker = askerOf(c).account.id
    const source = sourceOf(c).source.id
    const round = await findRound(db, reach.project.id, c.req.valid('param').round)
    if (!round) return refused(c, { kind: 'unknown' })
    const release = { project: reach.project.id, round: round.id, source, account: asker, automatic: false }
    const released = await releaseSource(deps, release)
    if (!released.ok) return refused(c, released.refusal)
    const now = (await gatherProgress(db, reach, asker, round)).sources.find((one) => one.source === source)
    return now ? c.json(now, 200) : refused(c, { kind: 'unknown' })
  })
}

/** What a body leaves out is not in it, rather than there and undefined. */
function dropUndefined<T extends object>(given: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as never
}

import type { AccountId, Code, LayerId } from '@intercoder/domain'
import { deleteReview, placeLayer, saveReview } from '@intercoder/storage'
import { gatherRedefined } from '../../codebook/gather-redefined.ts'
import { refused } from '../answer.ts'
import { askerOf, reachOf, type Deps, type Http, type Reach } from '../context.ts'
import { reviewEndpoints } from './schema.ts'

export function serveReviews(app: Http, deps: Deps): void {
  const { db, clock } = deps

  app.openapi(reviewEndpoints.list, async (c) => {
    const { mine, counts } = await gatherRedefined(deps, reachOf(c), askerOf(c).account.id)
    const groups = mine.map(({ version, digest, before, after, codings }) => ({
      version,
      digest,
      before: wordsOf(before),
      after: wordsOf(after),
      codings: codings.map(({ coding: { id, quote, remark, at }, layer, sealed }) => ({
        ...{ id, quote, remark, at, sealed },
        ...{ layer: layer.id, source: layer.source, round: layer.round },
      })),
    }))
    return c.json({ mine: groups, counts: [...counts].map(([code, codings]) => ({ code, codings })) }, 200)
  })

  app.openapi(reviewEndpoints.keep, async (c) => {
    const { codings } = c.req.valid('json')
    if (!(await areMine(deps, reachOf(c), askerOf(c).account.id, codings))) return refused(c, { kind: 'unknown' })
    await db.transaction(async (tx) => {
      for (const one of codings) await saveReview(tx, one, clock())
    })
    return c.body(null, 204)
  })

  app.openapi(reviewEndpoints.withdraw, async (c) => {
    const { codings } = c.req.valid('json')
    if (!(await areMine(deps, reachOf(c), askerOf(c).account.id, codings))) return refused(c, { kind: 'unknown' })
    await db.transaction(async (tx) => {
      for (const one of codings) await deleteReview(tx, one)
    })
    return c.body(null, 204)
  })
}

/** Whether all lie in layers of the asker's own; those of others are not there, as far as this is concerned. */
async function areMine(
  { db }: Pick<Deps, 'db'>,
  { project }: Reach,
  asker: AccountId,
  codings: readonly { layer: LayerId }[],
): Promise<boolean> {
  for (const layer of new Set(codings.map((one) => one.layer))) {
    const placed = await placeLayer(db, layer)
    if (placed?.project !== project.id || placed.layer.coder !== asker) return false
  }
  return true
}

function wordsOf({ id, name, colour, definition, whenToUse, whenNot }: Code) {
  return { code: id, name, colour, definition, whenToUse, whenNot }
}

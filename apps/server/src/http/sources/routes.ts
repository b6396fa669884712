import { abilitiesOf, may, standingOf, type CaseId, type Source } from '@intercoder/domain'
import {
  countCodings,
  findCase,
  findSource,
  listLayers,
  listSources,
  listWaves,
  readOriginal,
  recordAudit,
  setSourceDeleted,
  updateSource,
  type Database,
  type ListedSource,
} from '@intercoder/storage'
import { describeLayer } from '../../access/describe-layer.ts'
import { findSight, findSightOfMany } from '../../access/sight.ts'
import { refused } from '../answer.ts'
import { askerOf, reachOf, signatureOf, sourceOf, type Deps, type Http, type Reach } from '../context.ts'
import type { Refusal } from '../refusal.ts'
import { serveImport } from './import.ts'
import { sourceEndpoints } from './schema.ts'

export function serveSources(app: Http, deps: Deps): void {
  serveReading(app, deps)
  serveImport(app, deps)
  serveChanging(app, deps)
}

function serveReading(app: Http, { db }: Deps): void {
  app.openapi(sourceEndpoints.list, async (c) => {
    const { project, member } = reachOf(c)
    const asker = askerOf(c).account.id
    const counted = await countCodings(db, project.id)
    const sight = await findSightOfMany(db, project.id, asker)
    const listed = (await listSources(db, project.id)).map((one) => {
      const standing = standingOf(member, one.source.case)
      const codings = counted
        .filter(({ layer }) => layer.source === one.source.id)
        .filter((placed) => may(standing, 'layer.read', describeLayer(placed, asker, sight)))
        .map(({ layer: { id, round, coder }, codings }) => ({ layer: id, round, coder, codings }))
      return { ...factsOf(one), mayCorrect: may(standing, 'transcript.correct', present), codings }
    })
    return c.json(listed, 200)
  })

  app.openapi(sourceEndpoints.open, async (c) => {
    const { standing, project } = reachOf(c)
    const asker = askerOf(c).account.id
    const sight = await findSight(db, project.id, asker)
    const layers = (await listLayers(db, sourceOf(c).source.id)).flatMap((placed) => {
      const thing = describeLayer(placed, asker, sight)
      if (!may(standing, 'layer.read', thing)) return []
      const { id, round, coder } = placed.layer
      const abilities = abilitiesOf(standing, thing)
      return [{ id, round, coder, mine: thing.mine, sealedAt: placed.sealedAt, abilities }]
    })
    return c.json({ ...factsOf(sourceOf(c)), abilities: abilitiesOf(standing, present), layers }, 200)
  })

  app.openapi(sourceEndpoints.download, async (c) => {
    const original = await readOriginal(db, sourceOf(c).source.id)
    if (!original) return refused(c, { kind: 'unknown' })
    return c.body(new Uint8Array(original.bytes), 200, {
      // Never the type that it came with: whatever it holds is to be saved, not shown by our origin.
      'Content-Type': 'application/octet-stream',
      'Content-Disposition': attachment(original.name),
      'X-Content-Type-Options': 'nosniff',
      'Content-Security-Policy': "default-src 'none'; sandbox",
    })
  })
}

function serveChanging(app: Http, deps: Deps): void {
  const { db, clock, recheck } = deps

  app.openapi(sourceEndpoints.change, async (c) => {
    const reach = reachOf(c)
    const before = sourceOf(c).source
    const change = c.req.valid('json')
    const flaw = await flawOfPlace(db, reach, change, before)
    if (flaw) return refused(c, flaw)
    await updateSource(db, reach.project.id, before.id, change)
    // Who may correct a transcript hangs on the case that its source belongs to.
    if (change.case !== undefined && change.case !== before.case) await recheck({ project: reach.project.id })
    const after = await findSource(db, reach.project.id, before.id)
    return after ? c.json({ source: after.source }, 200) : refused(c, { kind: 'unknown' })
  })

  app.openapi(sourceEndpoints.delete, async (c) => {
    const project = reachOf(c).project.id
    const source = sourceOf(c).source.id
    const at = clock()
    await db.transaction(async (tx) => {
      await setSourceDeleted(tx, project, source, at)
      await recordAudit(tx, { ...signatureOf(c, at), kind: 'source-deleted', facts: { source } })
    })
    await recheck({ project })
    return c.body(null, 204)
  })

  app.openapi(sourceEndpoints.restore, async (c) => {
    const { source } = sourceOf(c)
    await db.transaction(async (tx) => {
      await setSourceDeleted(tx, reachOf(c).project.id, source.id, null)
      await recordAudit(tx, { ...signatureOf(c, clock()), kind: 'source-restored', facts: { source: source.id } })
    })
    // Whoever codes it blind leaves the codebook alone again.
    await recheck({ project: reachOf(c).project.id })
    return c.json({ source }, 200)
  })
}

/** Why a source cannot be put where it is asked to go: a case or wave that is not there, or a case led by others. */
export async function flawOfPlace(
  db: Database,
  { project, member }: Reach,
  wanted: { case?: CaseId | null | undefined; wave?: string | null | undefined },
  before: Pick<Source, 'case' | 'wave'> | null,
): Promise<Refusal | null> {
  if (wanted.case !== undefined && (before === null || wanted.case !== before.case)) {
    if (wanted.case !== null && !(await findCase(db, project.id, wanted.case)))
      return { kind: 'unknown-case', case: wanted.case }
    if (!may(standingOf(member, wanted.case), 'source.place', { kind: 'case' })) return { kind: 'forbidden' }
  }
  if (typeof wanted.wave === 'string' && wanted.wave !== before?.wave) {
    const waves = await listWaves(db, project.id)
    if (!waves.some((one) => one.name === wanted.wave)) return { kind: 'unknown-wave', name: wanted.wave }
  }
  return null
}

const present = { kind: 'source', deleted: false } as const

function factsOf({ source, words, turns, addedAt, addedBy, file }: ListedSource) {
  return { source, words, turns, addedAt, addedBy, file }
}

/** Names beyond ASCII by RFC 6266, with a plain one for what does not know it. */
function attachment(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_')
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`
}

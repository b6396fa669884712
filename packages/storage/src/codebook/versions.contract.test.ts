/** Versions and the record on both engines: what is written there stays. */
import type { AuditEntry, Code, CodeId, CodingId, VersionId } from '@intercoder/domain'
import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { listAudit, recordAudit } from '../audit/audit.ts'
import { listReviewable, saveReview } from '../coding/reviews.ts'
import type { Database } from '../database/database.ts'
import * as tables from '../schema/index.ts'
import { findEngines, titleOf } from '../testing/engines.ts'
import { addSmallStudy, anna, ben, type SmallStudy } from '../testing/small-study.ts'
import { useDatabase } from '../testing/use-database.ts'
import { findVersion, insertVersion, listVersions } from './versions.ts'

const trust = { id: 'code-trust' as CodeId, name: 'Trust', definition: 'Faith.' } as Code

for (const engine of await findEngines()) {
  describe.skipIf(engine.unreachable !== null)(titleOf(engine), () => {
    const database = useDatabase(engine)
    let db: Database
    let study: SmallStudy
    beforeAll(async () => {
      db = database().db
      study = await addSmallStudy(db, 'one')
    })

    const name = (id: string) =>
      insertVersion(db, {
        id: id as VersionId,
        project: study.project,
        name: `Version ${id}`,
        note: '',
        by: anna,
        at: 5,
        codebook: { codes: [trust], operations: [] },
      })

    test('versions are numbered one after the other, also when named at once, and never change', async () => {
      const named = await Promise.all(['a', 'b', 'c'].map(name))
      expect(named.map(({ number }) => number).toSorted()).toEqual([1, 2, 3])
      expect((await listVersions(db, study.project)).map(({ number }) => number)).toEqual([1, 2, 3])
      expect((await findVersion(db, study.project, 'a' as VersionId))?.codebook.codes).toEqual([trust])
      const change = db.update(tables.codebookVersion).set({ name: 'Another' })
      await expect(change).rejects.toMatchObject({ cause: { message: 'rows of codebook_version are only added' } })
    })

    test('P3 the record only grows, and is read newest first, by page, kind and person', async () => {
      const entry = (number: number): AuditEntry => ({
        project: study.project,
        account: number % 2 ? anna : ben,
        at: number,
        kind: 'version-named',
        facts: { version: 'a' as VersionId, number, name: '' },
      })
      const changed: AuditEntry = { ...entry(5), kind: 'project-changed', facts: { name: 'One' } }
      await recordAudit(db, ...[1, 2, 3, 4].map(entry), changed)
      const all = { limit: 2, before: null }
      const page = await listAudit(db, study.project, all)
      expect(page.map(({ at }) => at)).toEqual([5, 4])
      const next = await listAudit(db, study.project, { ...all, before: page.at(-1)?.id ?? null })
      expect(next.map(({ at }) => at)).toEqual([3, 2])
      expect(await listAudit(db, study.project, { ...all, account: ben })).toMatchObject([{ at: 4 }, { at: 2 }])
      expect(await listAudit(db, study.project, { ...all, kinds: ['project-changed'] })).toMatchObject([{ at: 5 }])
      for (const act of [sql`update audit set at = 0`, sql`delete from audit`])
        await expect(db.execute(act)).rejects.toMatchObject({ cause: { message: 'rows of audit are only added' } })
    })

    test('a coding can be looked at again and again; what it was last looked at under is known', async () => {
      const place = { layer: study.layers.anna, project: study.project, source: study.sources[0], round: study.round }
      const coding = { ...place, id: 'coding-1' as CodingId, coder: anna, code: trust.id, readAs: trust.id }
      await db.insert(tables.coding).values({ ...coding, quote: '', certainty: 'sure', remark: '', at: 1 })
      const look = async () => (await listReviewable(db, study.project, [study.layers.anna], [trust.id]))[0]?.reviewed
      expect(await look()).toBeNull()
      for (const digest of ['one', 'two']) {
        await saveReview(db, { layer: coding.layer, coding: coding.id, digest }, 9)
        expect(await look()).toBe(digest)
      }
      expect(await listReviewable(db, study.project, [study.layers.ben], [trust.id])).toEqual([])
    })
  })
}

/** The record on both engines: what may be told again is told once, however much was told before. */
import type { AuditEntry, BallotId, LayerId, ProjectId } from '@intercoder/domain'
import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../database/database.ts'
import { findEngines, titleOf } from '../testing/engines.ts'
import { anna } from '../testing/small-study.ts'
import { useDatabase } from '../testing/use-database.ts'
import { listAudit, recordAuditOnce } from './audit.ts'

const project = 'project-one' as ProjectId
const opened = (number: number, facts = {}) =>
  ({
    project,
    account: anna,
    at: number,
    kind: 'ballot-opened',
    facts: { layer: 'layer-one' as LayerId, ballot: `ballot-${number}` as BallotId, ...facts },
  }) satisfies AuditEntry

for (const engine of await findEngines()) {
  describe.skipIf(engine.unreachable !== null)(titleOf(engine), () => {
    const database = useDatabase(engine)
    let db: Database
    beforeAll(() => (db = database().db))

    const told = async (of = project) =>
      (await listAudit(db, of, { limit: 10, before: null, kinds: ['ballot-opened', 'ballot-revealed'] })).map(
        ({ kind, at }) => `${kind} ${at}`,
      )

    test('what is the same is told once; of another kind, fact or project it is not the same', async () => {
      const first = opened(1)
      await recordAuditOnce(db, first, first)
      // Facts are the same in whatever order they come.
      const { layer, ballot } = first.facts
      await recordAuditOnce(db, { ...first, at: 2, facts: { ballot, layer } })
      expect(await told()).toEqual(['ballot-opened 1'])
      await recordAuditOnce(
        db,
        { ...first, at: 3, kind: 'ballot-revealed' },
        { ...first, at: 4, facts: opened(4).facts },
      )
      await recordAuditOnce(db, { ...first, at: 5, project: 'project-two' as ProjectId })
      expect(await told()).toEqual(['ballot-opened 4', 'ballot-revealed 3', 'ballot-opened 1'])
      expect(await told('project-two' as ProjectId)).toEqual(['ballot-opened 5'])
    })

    test('to know that it was told reads next to nothing of a long record', async () => {
      await db.execute(sql`
        insert into audit (project, account, at, kind, facts)
        select ${project}, ${anna}, 9, 'ballot-opened', jsonb_build_object('layer', 'layer-one', 'ballot', 'old-' || n)
        from generate_series(1, 5000) as n`)
      const read = await db.transaction(async (tx) => {
        await recordAuditOnce(tx, opened(6), opened(6), opened(7))
        const { rows } = await tx.execute(sql`
          select (seq_tup_read + idx_tup_fetch)::int as count from pg_stat_xact_user_tables where relname = 'audit'`)
        return rows[0]?.['count']
      })
      expect(read).toBeLessThan(50)
      expect((await told()).slice(0, 2)).toEqual(['ballot-opened 7', 'ballot-opened 6'])
    })
  })
}

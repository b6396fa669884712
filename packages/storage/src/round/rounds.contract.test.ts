/** Who is to code what, on both engines. */
import type { AccountId, SourceId } from '@intercoder/domain'
import { describe, expect, test } from 'vitest'
import { account, source } from '../schema/index.ts'
import { findEngines, titleOf } from '../testing/engines.ts'
import { addSmallStudy, plainSource } from '../testing/small-study.ts'
import { useDatabase } from '../testing/use-database.ts'
import { insertAssignments, listAssignments } from './rounds.ts'

for (const engine of await findEngines()) {
  describe.skipIf(engine.unreachable !== null)(titleOf(engine), () => {
    const database = useDatabase(engine)

    test('takes as many assignments at once as a large study has', async () => {
      const { db } = database()
      const { project, round } = await addSmallStudy(db, 'large')
      const coders = Array.from({ length: 40 }, (_, number) => `account-coder-${number}` as AccountId)
      const sources = Array.from({ length: 500 }, (_, number) => `source-number-${number}` as SourceId)
      const person = { initials: 'AB', colour: 'blue', passwordHash: '', createdAt: 0 }
      await db.insert(account).values(coders.map((id) => ({ ...person, id, name: id, email: `${id}@example.org` })))
      await db.insert(source).values(sources.map((id) => ({ ...plainSource, id, project, name: id })))
      const pairs = sources.flatMap((source) => coders.map((coder) => ({ round, source, coder })))
      await insertAssignments(db, pairs, 1)
      await insertAssignments(db, pairs, 2)
      expect(await listAssignments(db, round)).toHaveLength(20_000)
    })
  })
}

/** The rules that the tables hold by themselves, whatever is written to them. */
import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import type { AccountId, CaseId, CodingId, InvitationId, LayerId, Role, SourceId } from '@intercoder/domain'
import type { Database } from '../database/database.ts'
import { findEngines, titleOf } from '../testing/engines.ts'
import { addSmallStudy, anna, ben, plainSource, type SmallStudy } from '../testing/small-study.ts'
import { useDatabase } from '../testing/use-database.ts'
import * as tables from './index.ts'

for (const engine of await findEngines()) {
  describe.skipIf(engine.unreachable !== null)(titleOf(engine), () => {
    const database = useDatabase(engine)
    let db: Database
    let study: SmallStudy
    let other: SmallStudy
    beforeAll(async () => {
      db = database().db
      study = await addSmallStudy(db, 'one')
      other = await addSmallStudy(db, 'other')
    })

    test('one address is one account, however it is written', async () => {
      const someone = { id: 'account-copy' as AccountId, name: 'Copy', initials: 'C', colour: 'teal', passwordHash: '' }
      const insert = (email: string) => db.insert(tables.account).values({ ...someone, email, createdAt: 0 })
      expect(await refusalOf(insert(`${anna}@example.org`))).toBe('account_email_unique')
      expect(await refusalOf(insert(`${anna}@EXAMPLE.org`))).toBe('account_email_lower')
    })

    test('an installation has one row of settings, there from the start', async () => {
      expect(await db.select().from(tables.installation)).toEqual([{ only: true, open: false }])
      expect(await refusalOf(db.insert(tables.installation).values({}))).toBe('installation_pkey')
      expect(await refusalOf(db.insert(tables.installation).values({ only: false }))).toBe('installation_only')
    })

    test('roles are a closed list, and a member has one of them', async () => {
      const insert = (role: string) =>
        db.insert(tables.member).values({ project: study.project, account: anna, role: role as Role })
      expect(await refusalOf(insert('king'))).toBe('member_role')
      await insert('owner')
      expect(await refusalOf(insert('coder'))).toBe('member_pk')
    })

    test('an invitation is used by somebody or not at all, and its token is its own', async () => {
      const link = { project: study.project, role: 'coder' as const, createdBy: anna, createdAt: 0, expiresAt: 1 }
      const insert = (id: string, more: object) =>
        db.insert(tables.invitation).values({ ...link, id: id as InvitationId, tokenHash: 'hash', ...more })
      expect(await refusalOf(insert('invitation-1', { usedAt: 5 }))).toBe('invitation_used')
      await insert('invitation-1', { usedAt: 5, usedBy: ben })
      expect(await refusalOf(insert('invitation-2', {}))).toBe('invitation_token_hash_unique')
    })

    test('a source belongs to a case and a wave of its own project, or to none', async () => {
      const insert = (more: { case?: CaseId; wave?: string }) =>
        db.insert(tables.source).values({
          ...plainSource,
          id: `source-${Object.values(more).join('-')}` as SourceId,
          project: study.project,
          name: 'placed',
          ...more,
        })
      expect(await refusalOf(insert({ case: other.case }))).toBe('source_case_fk')
      expect(await refusalOf(insert({ wave: 'T9' }))).toBe('source_wave_fk')
      await insert({ case: study.case, wave: 'T1' })
      expect(await refusalOf(db.delete(tables.studyCase).where(eq(tables.studyCase.id, study.case)))).toBe(
        'source_case_fk',
      )
      await db.update(tables.wave).set({ name: 'Spring' }).where(eq(tables.wave.project, study.project))
      const placed = await db
        .select({ wave: tables.source.wave })
        .from(tables.source)
        .where(eq(tables.source.name, 'placed'))
      expect(placed).toEqual([{ wave: 'Spring' }])
    })

    test('P3 a coder has one layer on a source in a round', async () => {
      const again = {
        id: 'layer-again' as LayerId,
        round: study.round,
        source: study.sources[0],
        coder: anna,
        createdAt: 1,
      }
      expect(await refusalOf(db.insert(tables.layer).values(again))).toBe('layer_round_source_coder_unique')
      await db.insert(tables.layer).values({ ...again, source: study.sources[1] })
    })

    test('a coding covers something, or is orphaned', async () => {
      const { project, round, sources, layers } = study
      const place = { project, round, source: sources[0], layer: layers.anna, coder: anna }
      const insert = (id: string, start: number | null, end: number | null) =>
        db.insert(tables.coding).values({
          ...place,
          ...{ id: id as CodingId, code: 'code-0001' as never, quote: '', remark: '', certainty: 'sure', at: 0 },
          ...{ start, end },
        })
      expect(await refusalOf(insert('coding-empty', 5, 5))).toBe('coding_span')
      expect(await refusalOf(insert('coding-half', 5, null))).toBe('coding_span')
      expect(await refusalOf(insert('coding-before', -1, 5))).toBe('coding_span')
      await insert('coding-words', 0, 5)
      await insert('coding-orphan', null, null)
      const orphaned = await db
        .select({ id: tables.coding.id })
        .from(tables.coding)
        .where(eq(tables.coding.orphaned, true))
      expect(orphaned).toEqual([{ id: 'coding-orphan' }])
    })

    test('P10 the log outlives what it speaks of; rows of a project go with it', async () => {
      const { pool } = database()
      await pool.query(`insert into document (name, head_seq) values ($1, 0)`, [`layer/${other.layers.anna}`])
      await db.delete(tables.project).where(eq(tables.project.id, other.project))
      expect(await db.select().from(tables.layer).where(eq(tables.layer.round, other.round))).toEqual([])
      expect(await db.select().from(tables.source).where(eq(tables.source.project, other.project))).toEqual([])
      expect(
        (await pool.query(`select name from document where name = $1`, [`layer/${other.layers.anna}`])).rowCount,
      ).toBe(1)
    })

    test('an account that has made something cannot be deleted from under it', async () => {
      expect(await refusalOf(db.delete(tables.account).where(eq(tables.account.id, anna)))).toMatch(/_account_id_fk$/)
    })
  })
}

/** The name of the rule that refuses what is asked. */
async function refusalOf(asked: PromiseLike<unknown>): Promise<string | undefined> {
  try {
    await asked
    return undefined
  } catch (error) {
    return ((error as Error).cause as { constraint?: string }).constraint
  }
}

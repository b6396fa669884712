/** The read models of layers and codebooks say what the documents say, through every merge and split. */
import { beforeAll, describe, expect, test } from 'vitest'
import type { Code, CodebookOperation, CodeId, Coding, CodingId, LayerId } from '@intercoder/domain'
import { projectCodebook, readProjectedCodebook } from '../codebook/codebook-projection.ts'
import type { Database } from '../database/database.ts'
import { findEngines, titleOf } from '../testing/engines.ts'
import { makeRandom } from '../testing/random.ts'
import { addSmallStudy, anna, type SmallStudy } from '../testing/small-study.ts'
import { useDatabase } from '../testing/use-database.ts'
import { projectLayer, projectLayerChange } from './layer-projection.ts'
import { countCodingsByCode, countCodingsBySource, listCodingsOfCode, listCodingsOfSource } from './retrieval.ts'

const [trust, access, paper] = ['code-trust', 'code-access', 'code-paper'] as CodeId[] as [CodeId, CodeId, CodeId]

for (const engine of await findEngines()) {
  describe.skipIf(engine.unreachable !== null)(titleOf(engine), () => {
    const database = useDatabase(engine)
    let db: Database
    let studies = 0
    const newStudy = () => addSmallStudy(db, `study-${++studies}`)
    beforeAll(() => {
      db = database().db
    })

    test('a projected layer is exactly what it was given, and what is orphaned stays in it', async () => {
      const { project, layers, sources, round } = await newStudy()
      await projectCodebook(db, project, { codes: [makeCode(trust)], operations: [] })
      await projectLayer(db, layers.anna, [makeCoding('one', trust, 5), makeCoding('two', trust, null)])
      await projectLayer(db, layers.anna, [makeCoding('two', trust, null), makeCoding('three', trust, 1)])
      const found = await listCodingsOfSource(db, sources[0], [layers.anna])
      expect(found.map(({ coding }) => coding)).toEqual([makeCoding('three', trust, 1), makeCoding('two', trust, null)])
      expect(found[0]?.layer).toEqual({ id: layers.anna, round, source: sources[0], coder: anna })
      expect(found[0]?.readAs).toBe(trust)
    })

    test('a change of some codings leaves the others, and gives what projecting anew gives', async () => {
      const { project, layers, sources } = await newStudy()
      await projectCodebook(db, project, { codes: [makeCode(trust), makeCode(access)], operations: [] })
      const random = makeRandom(7)
      const codings = new Map<string, Coding>()
      for (let step = 0; step < 30; step++) {
        const changed = [makeCoding(`c${random.below(9)}`, random.pick([trust, access]), random.below(50))]
        const removed = [`coding-c${random.below(9)}` as CodingId].filter((id) => id !== changed[0]?.id)
        for (const id of removed) codings.delete(id)
        for (const one of changed) codings.set(one.id, one)
        await projectLayerChange(db, layers.anna, { changed, removed })
      }
      const changedStepwise = await listCodingsOfSource(db, sources[0], [layers.anna])
      await projectLayer(db, layers.anna, [...codings.values()])
      expect(await listCodingsOfSource(db, sources[0], [layers.anna])).toEqual(changedStepwise)
      expect(changedStepwise.length).toBe(codings.size)
    })

    test('P1 answers and counts reach only into the layers that are named', async () => {
      const { project, layers, sources } = await newStudy()
      await projectCodebook(db, project, { codes: [makeCode(trust)], operations: [] })
      await projectLayer(db, layers.anna, [makeCoding('one', trust, 1)])
      await projectLayer(db, layers.ben, [makeCoding('one', trust, 1), makeCoding('two', trust, 2)])
      const counted = async (of: LayerId[]) => ({
        byCode: (await countCodingsByCode(db, project, of)).get(trust),
        bySource: (await countCodingsBySource(db, project, of)).get(sources[0]),
        ofCode: (await listCodingsOfCode(db, project, trust, of)).length,
        ofSource: (await listCodingsOfSource(db, sources[0], of)).length,
      })
      expect(await counted([layers.anna])).toEqual({ byCode: 1, bySource: 1, ofCode: 1, ofSource: 1 })
      expect(await counted([layers.anna, layers.ben])).toEqual({ byCode: 3, bySource: 3, ofCode: 3, ofSource: 3 })
      expect(await counted([])).toEqual({ byCode: undefined, bySource: undefined, ofCode: 0, ofSource: 0 })
    })

    test('codings follow merges and splits, also those made before they were projected, and come back', async () => {
      const study = await newStudy()
      const { project, layers } = study
      const codes = [trust, access, paper].map(makeCode)
      const merge = operate('merge', trust, access, 5)
      const split = { ...operate('split', access, paper, 6), codings: ['coding-two' as CodingId] } as CodebookOperation
      await projectCodebook(db, project, { codes, operations: [] })
      await projectLayer(db, layers.anna, [makeCoding('one', trust, 1), makeCoding('two', access, 2)])
      expect(await countsOf(study)).toEqual({ [trust]: 1, [access]: 1 })
      await projectCodebook(db, project, { codes, operations: [merge, split] })
      expect(await countsOf(study)).toEqual({ [access]: 1, [paper]: 1 })
      await projectLayer(db, layers.ben, [makeCoding('one', trust, 1)])
      expect(await countsOf(study)).toEqual({ [access]: 2, [paper]: 1 })
      await projectCodebook(db, project, { codes, operations: [] })
      expect(await countsOf(study)).toEqual({ [trust]: 2, [access]: 1 })
      await projectCodebook(db, project, { codes: codes.slice(1), operations: [] })
      expect(await countsOf(study)).toEqual({ [access]: 1 })
    })

    test('a codebook reads back as it was projected', async () => {
      const { project } = await newStudy()
      const child = {
        ...makeCode(access),
        parent: trust,
        suggestedBy: anna,
        definition: 'who gets in',
        example: 'a “quote”',
      }
      const codebook = { codes: [makeCode(trust), child], operations: [operate('merge', access, trust, 1)] }
      await projectCodebook(db, project, { codes: [makeCode(paper)], operations: [operate('merge', paper, trust, 1)] })
      await projectCodebook(db, project, codebook)
      const read = await readProjectedCodebook(db, project)
      expect(new Set(read.codes)).toEqual(new Set(codebook.codes))
      expect(read.operations).toEqual(codebook.operations)
      await projectCodebook(db, project, { codes: [], operations: [] })
      expect(await readProjectedCodebook(db, project)).toEqual({ codes: [], operations: [] })
    })

    test('P6 nothing that a client may write stops a projection', async () => {
      const { project, layers, sources } = await newStudy()
      const hostile = 'a\0b\uD800'
      const operations = [{ ...operate('merge', trust, access, Number.MAX_VALUE), id: hostile }]
      await projectCodebook(db, project, {
        codes: [{ ...makeCode(trust), name: hostile, parent: hostile as CodeId, definition: hostile }],
        operations,
      })
      const coding = { ...makeCoding('one', trust, 1), quote: hostile, remark: hostile, at: 1.5e300 }
      await projectLayer(db, layers.anna, [coding])
      await projectLayerChange(db, layers.anna, { changed: [{ ...coding, at: 1.5 }], removed: [hostile as CodingId] })
      const [found] = await listCodingsOfSource(db, sources[0], [layers.anna])
      expect(found?.coding).toMatchObject({ quote: 'a\uFFFDb\uFFFD', at: 1 })
    })

    test('a layer that is gone is passed over', async () => {
      await projectLayer(db, 'layer-gone' as LayerId, [makeCoding('one', trust, 1)])
      expect((await database().pool.query(`select from coding where layer = 'layer-gone'`)).rowCount).toBe(0)
    })

    test('layers and codebook of a project may be projected all at once', async () => {
      const study = await newStudy()
      const { project, layers } = study
      const codes = [trust, access].map(makeCode)
      const merge = operate('merge', trust, access, 1)
      const codings = Array.from({ length: 50 }, (_, index) => makeCoding(`c${index}`, trust, index))
      await Promise.all(
        Array.from({ length: 8 }, (_, round) => [
          projectLayer(db, layers.anna, codings),
          projectCodebook(db, project, { codes, operations: round % 2 ? [merge] : [] }),
          projectLayer(db, layers.ben, codings.slice(round)),
        ]).flat(),
      )
      await projectCodebook(db, project, { codes, operations: [merge] })
      await projectLayer(db, layers.ben, codings)
      expect(await countsOf(study)).toEqual({ [access]: 100 })
    })

    async function countsOf({ project, layers }: SmallStudy): Promise<Record<string, number>> {
      return Object.fromEntries(await countCodingsByCode(db, project, [layers.anna, layers.ben]))
    }
  })
}

function makeCode(id: CodeId): Code {
  const prose = { definition: '', whenToUse: '', whenNot: '', example: '' }
  return { id, name: id, parent: null, order: 'V', colour: 'blue', suggestedBy: null, ...prose }
}

function makeCoding(name: string, code: CodeId, start: number | null): Coding {
  const span = start === null ? null : { start, end: start + 4 }
  return { id: `coding-${name}` as CodingId, code, span, quote: 'words', certainty: 'sure', remark: '', at: 1 }
}

function operate(kind: 'merge' | 'split', from: CodeId, into: CodeId, at: number): CodebookOperation {
  return { id: `${kind}-${at}`, kind, from, into, by: anna, at, codings: [] } as CodebookOperation
}

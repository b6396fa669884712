import { expect, test } from 'vitest'
import { openDatabase } from '../../database/database.ts'
import { createDocumentLog } from '../../log/postgres-document-log.ts'
import type { DocumentLog } from '../../log/document-log.ts'
import { makeRandom } from '../random.ts'
import { account, readTexts, textOf, update, type Subject } from './subject.ts'

export function describeAppending(subject: () => Subject): void {
  test('numbers the updates of a document from 1 and gives each its seq, in the order given', async () => {
    const { log, newDocument } = subject()
    const [one, other] = [newDocument(), newDocument()]
    expect(await log.append([update(one, 'a'), update(other, 'x'), update(one, 'b')])).toEqual([1, 1, 2])
    expect(await log.append([update(other, 'y'), update(one, 'c'), update(one, 'd')])).toEqual([2, 3, 4])
    expect(await readTexts(log, one)).toEqual(['1:a', '2:b', '3:c', '4:d'])
    expect(await readTexts(log, other)).toEqual(['1:x', '2:y'])
  })

  test('P4 P10 keeps who made an update, when, and every byte of it', async () => {
    const { log, newDocument } = subject()
    const document = newDocument()
    const bytes = Uint8Array.from({ length: 256 }, (_, byte) => byte)
    await log.append([{ document, account, at: 1_764_000_000_123, update: bytes }])
    const { tail } = await log.load(document)
    expect(tail).toMatchObject([{ seq: 1, account, at: 1_764_000_000_123 }])
    expect([...(tail[0]?.update ?? [])]).toEqual([...bytes])
  })

  test('takes an empty group, an empty update and a large one', async () => {
    const { log, newDocument } = subject()
    const document = newDocument()
    expect(await log.append([])).toEqual([])
    const large = new Uint8Array(1024 * 1024).fill(7)
    await log.append([update(document, ''), { ...update(document, ''), update: large }, update(document, 'z')])
    const { tail } = await log.load(document)
    expect(tail.map((logged) => logged.update.length)).toEqual([0, large.length, 1])
    expect(Buffer.compare(tail[1]?.update ?? Buffer.alloc(0), large)).toBe(0)
  })

  test('appends all of a group or none of it', async () => {
    const { log, database, newDocument } = subject()
    const [fine, damaged] = [newDocument(), newDocument()]
    await log.append([update(fine, 'a')])
    await database.pool.query(
      `insert into document_update (document, seq, account, at, update) values ($1, 1, 'nobody', 0, '')`,
      [damaged],
    )
    await expect(log.append([update(fine, 'b'), update(damaged, 'x')])).rejects.toThrow()
    expect(await readTexts(log, fine)).toEqual(['1:a'])
    expect(await log.append([update(fine, 'c')])).toEqual([2])
  })
}

export function describeSharing(subject: () => Subject): void {
  test('gives gapless seqs when two connections append to the same documents at once', async () => {
    const { log, place, database, newDocument } = subject()
    const documents = Array.from({ length: 6 }, newDocument)
    // The embedded database has one connection; there the two logs take turns on it.
    const second = database.kind === 'server' ? await openDatabase(place.options) : null
    const other = createDocumentLog((second ?? database).pool)
    const writers = [appendGroups(log, documents, 'left', 1), appendGroups(other, documents, 'right', 2)]
    const given = (await Promise.all(writers)).flat()
    for (const document of documents) {
      const expected = given.filter((one) => one.document === document).sort((one, two) => one.seq - two.seq)
      expect(expected.map(({ seq }) => seq)).toEqual(expected.map((_, index) => index + 1))
      const { tail } = await log.load(document)
      expect(tail.map(textOf)).toEqual(expected.map(({ text }) => text))
    }
    expect(new Set(given.map(({ text }) => text.split(' ')[0]))).toEqual(new Set(['left', 'right']))
    await second?.close()
  })

  test('has everything after it was closed and opened again', async () => {
    const { place, newDocument, log, database } = subject()
    const document = newDocument()
    await log.append([update(document, 'a'), update(document, 'b')])
    const again = database.kind === 'server' ? await openDatabase(place.options) : database
    expect(await readTexts(createDocumentLog(again.pool), document)).toEqual(['1:a', '2:b'])
    if (again !== database) await again.close()
  })
}

interface Given {
  document: string
  seq: number
  text: string
}

/** Appends 60 groups of random size over random documents, several on the way at once. */
async function appendGroups(log: DocumentLog, documents: string[], writer: string, seed: number): Promise<Given[]> {
  const random = makeRandom(seed)
  const groups = Array.from({ length: 60 }, (_, group) =>
    Array.from({ length: 1 + random.below(20) }, (_, item) => {
      return update(random.pick(documents), `${writer} ${group} ${item}`)
    }),
  )
  const seqs = await Promise.all(groups.map((group) => log.append(group)))
  return groups.flatMap((group, index) =>
    group.map((one, item) => ({
      document: one.document,
      seq: seqs[index]?.[item] ?? NaN,
      text: new TextDecoder().decode(one.update),
    })),
  )
}

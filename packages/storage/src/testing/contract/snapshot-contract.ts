import { expect, test } from 'vitest'
import { readTexts, shapeOf, update, type Subject } from './subject.ts'

export function describeSnapshots(subject: () => Subject): void {
  test('loads the newest snapshot and what came after it', async () => {
    const { log, newDocument } = subject()
    const document = newDocument()
    await log.append(['a', 'b', 'c'].map((text) => update(document, text)))
    await log.saveSnapshot(document, { seq: 2, ...bytesOf('ab') })
    const { snapshot, tail } = await log.load(document)
    expect(snapshot).toMatchObject({ seq: 2 })
    expect(new TextDecoder().decode(snapshot?.state)).toBe('ab')
    expect(tail.map(({ seq }) => seq)).toEqual([3])
  })

  test('P10 keeps two snapshots and every row of the log', async () => {
    const { log, database, newDocument } = subject()
    const document = newDocument()
    for (const seq of [1, 2, 3, 4]) {
      await log.append([update(document, String(seq))])
      await log.saveSnapshot(document, { seq, ...bytesOf('state') })
    }
    const kept = await database.pool.query('select seq::int from document_snapshot where document = $1 order by seq', [
      document,
    ])
    expect(kept.rows).toEqual([{ seq: 3 }, { seq: 4 }])
    expect(await readTexts(log, document)).toEqual(['1:1', '2:2', '3:3', '4:4'])
  })

  test('refuses a snapshot of what was never logged', async () => {
    const { log, newDocument } = subject()
    const document = newDocument()
    await log.append([update(document, 'a')])
    await expect(log.saveSnapshot(document, { seq: 2, ...bytesOf('ab') })).rejects.toThrow(/seq 2/)
    await expect(log.saveSnapshot(newDocument(), { seq: 1, ...bytesOf('a') })).rejects.toThrow(/seq 1/)
    expect((await log.load(document)).snapshot).toBeNull()
  })
}

export function describeDamage(subject: () => Subject): void {
  test('P6 passes over a damaged snapshot, to the one before it and then to the log', async () => {
    const { log, database, newDocument } = subject()
    const document = newDocument()
    await log.append(['a', 'b', 'c'].map((text) => update(document, text)))
    await log.saveSnapshot(document, { seq: 1, ...bytesOf('a') })
    await log.saveSnapshot(document, { seq: 2, ...bytesOf('ab') })
    const damage = (seq: number) =>
      database.pool.query(`update document_snapshot set state = 'xx' where document = $1 and seq = $2`, [document, seq])
    await damage(2)
    expect(shapeOf(await log.load(document))).toEqual({ snapshot: 1, tail: [2, 3] })
    await damage(1)
    expect(shapeOf(await log.load(document))).toEqual({ snapshot: null, tail: [1, 2, 3] })
  })

  test('P6 refuses to load a log with a hole rather than show less than was saved', async () => {
    const { log, database, newDocument } = subject()
    const document = newDocument()
    await log.append(['a', 'b', 'c'].map((text) => update(document, text)))
    await database.pool.query('delete from document_update where document = $1 and seq = 2', [document])
    await expect(log.load(document)).rejects.toThrow(/damaged: update 2 is missing/)
    await expect(readTexts(log, document)).rejects.toThrow(/damaged: update 2 is missing/)
  })
}

function bytesOf(text: string): { state: Uint8Array; stateVector: Uint8Array } {
  return { state: new TextEncoder().encode(text), stateVector: new TextEncoder().encode(`vector of ${text}`) }
}

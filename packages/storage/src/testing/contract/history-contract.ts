import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { rebuildDocument } from '../../log/rebuild.ts'
import { account, readTexts, update, type Subject } from './subject.ts'

export function describeHistory(subject: () => Subject): void {
  test('P10 gives the log as of a time, that moment included', async () => {
    const { log, newDocument } = subject()
    const document = newDocument()
    await log.append([update(document, 'a', 1000), update(document, 'b', 2000), update(document, 'c', 3000)])
    expect(await readTexts(log, document, 999)).toEqual([])
    expect(await readTexts(log, document, 1000)).toEqual(['1:a'])
    expect(await readTexts(log, document, 2999)).toEqual(['1:a', '2:b'])
    expect(await readTexts(log, document, 3000)).toEqual(['1:a', '2:b', '3:c'])
    expect(await readTexts(log, document)).toEqual(['1:a', '2:b', '3:c'])
    expect(await readTexts(log, newDocument())).toEqual([])
  })

  test('P10 leaves no hole where the clock of one server ran ahead', async () => {
    const { log, newDocument } = subject()
    const document = newDocument()
    await log.append([update(document, 'a', 1000), update(document, 'b', 9000), update(document, 'c', 1001)])
    expect(await readTexts(log, document, 1001)).toEqual(['1:a', '2:b', '3:c'])
    expect(await readTexts(log, document, 1000)).toEqual(['1:a'])
  })

  test('P10 reads a long log page by page, without losing what is appended meanwhile or mixing documents', async () => {
    const { log, newDocument } = subject()
    const [document, other] = [newDocument(), newDocument()]
    const texts = Array.from({ length: 1001 }, (_, index) => String(index + 1))
    await log.append(texts.flatMap((text) => [update(document, text), update(other, 'x')]))
    const seen: number[] = []
    for await (const { seq } of log.history(document)) {
      if (seq === 500) await log.append([update(document, 'late')])
      seen.push(seq)
    }
    expect(seen).toEqual(Array.from({ length: 1002 }, (_, index) => index + 1))
  })

  test('P10 rebuilds a document as it was at any moment, whatever was folded since', async () => {
    const { log, newDocument } = subject()
    const name = newDocument()
    const document = new Y.Doc()
    const updates: Uint8Array[] = []
    document.on('update', (bytes) => updates.push(bytes))
    const versions = ['one', 'one two', 'one two three']
    document.getText('text').insert(0, 'one')
    document.getText('text').insert(3, ' two')
    document.getText('text').insert(7, ' three')
    await log.append(
      updates.map((bytes, index) => ({ document: name, account, at: (index + 1) * 1000, update: bytes })),
    )
    await log.saveSnapshot(name, { seq: 3, state: Y.encodeStateAsUpdate(document), stateVector: new Uint8Array() })
    for (const [index, text] of versions.entries()) {
      const at = (index + 1) * 1000
      const rebuilt = await rebuildDocument(log, name, at + 500)
      expect(rebuilt).toMatchObject({ seq: index + 1, at, complete: true })
      const copy = new Y.Doc()
      Y.applyUpdate(copy, rebuilt.state)
      expect(copy.getText('text').toString()).toBe(text)
    }
    expect(await rebuildDocument(log, name, 1)).toMatchObject({ seq: 0, at: null })
  })
}

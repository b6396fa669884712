import { openDocument, readTranscript } from '@intercoder/documents'
import { describe, expect, test } from 'vitest'
import { interview } from '../testing/index.ts'
import type { FileJob } from './file-job.ts'
import { createFileReader } from './file-reader.ts'

function job(text: string, more: Partial<FileJob> = {}): FileJob {
  return { bytes: new TextEncoder().encode(text), fileName: 'interview.txt', options: {}, begin: false, ...more }
}

const long = Array.from({ length: 120_000 }, (_, n) => `Speaker ${n}: word word word`).join('\n')

describe('a file', () => {
  test('is read in a thread of its own, and begins the document of its source', async () => {
    const read = await createFileReader().read(job(interview, { begin: true }))
    if (!read.ok) throw new Error(read.refusal.kind)
    expect(read.value.transcript).toMatchObject({ format: 'text', style: 'labels', words: 20 })
    const { turns } = readTranscript(openDocument(read.value.update!))
    expect(turns.map(({ speaker, text }) => [speaker, text])).toEqual([
      ['Interviewer', 'How did it begin?'],
      ['Nurse', 'With a letter that nobody read.'],
      ['Interviewer', 'And then?'],
      ['Nurse', 'Then the screens came, and the paper stayed.'],
    ])
    expect(new Set(turns.map(({ id }) => id)).size).toBe(4)
  })

  test('that is only previewed begins nothing', async () => {
    const read = await createFileReader().read(job(interview))
    expect(read.ok && read.value.update).toBe(null)
  })
})

describe('P6 a file that means harm', () => {
  test('is ended when its time is up', async () => {
    const reader = createFileReader({ deadlineMs: 2 })
    expect(await reader.read(job(long))).toEqual({ ok: false, refusal: { kind: 'too-slow', seconds: 0.002 } })
  })

  test('is ended when it takes more memory than a file may', async () => {
    const reader = createFileReader({ memoryMb: 24, deadlineMs: 30_000 })
    expect(await reader.read(job(long))).toEqual({ ok: false, refusal: { kind: 'too-hungry' } })
  })

  test('does not keep the next one waiting', async () => {
    const reader = createFileReader({ atOnce: 1 })
    const answers = await Promise.all([job(''), job('PK\x03\x04'), job(interview)].map((one) => reader.read(one)))
    expect(answers.map(({ ok }) => ok)).toEqual([false, false, true])
  })
})

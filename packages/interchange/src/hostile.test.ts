/** What is built to harm, or only very wrong: each is refused by name, and none takes the memory it asks for. */
import { Worker } from 'node:worker_threads'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { limits } from './limits.ts'
import { readTranscript } from './read-transcript.ts'
import { readTurnTable } from './styles/turn-table.ts'
import { readTable } from './table/read-table.ts'
import { makeDocx, makePackage, paragraph } from './testing/make-docx.ts'
import { importFile } from './testing/read-files.ts'

const text = (written: string) => new TextEncoder().encode(written)
const flip = (bytes: Uint8Array, at: number) => bytes.map((byte, index) => (index === at ? byte ^ 0xff : byte))

describe('P6 refusing bad files', () => {
  it.each<[string, Uint8Array, object]>([
    ['nothing', new Uint8Array(), { kind: 'empty' }],
    ['white space', text(' \n\t\n'), { kind: 'empty' }],
    ['a document without words', makeDocx('<w:p/>'), { kind: 'no-words', format: 'docx' }],
    [
      'captions without words',
      text('WEBVTT\n\n00:01.000 --> 00:02.000\n\n'),
      { kind: 'no-words', format: 'vtt', notes: expect.arrayContaining([{ kind: 'empty-cues-left-out', count: 1 }]) },
    ],
    ['random bytes', Uint8Array.from({ length: 5000 }, (_, at) => (at * 2654435761) >>> 13), { kind: 'not-text' }],
    [
      'too much text',
      new Uint8Array(limits.textBytes + 1).fill(97),
      { kind: 'too-large', unpacked: false, limit: limits.textBytes },
    ],
    ['too many lines', text('a\n'.repeat(limits.lines + 1)), { kind: 'too-long', what: 'lines' }],
    ['too many turns', text('Ana: hi\n'.repeat(limits.turns + 1)), { kind: 'too-long', what: 'turns' }],
    ['another package', makePackage({ 'a.txt': 'hello' }), { kind: 'unknown-format' }],
    [
      'a package cut off',
      makeDocx(paragraph('hello '.repeat(500))).subarray(0, 200),
      { kind: 'truncated', format: 'docx' },
    ],
    ['a damaged document', makeDocx('<w:p>'), { kind: 'office-damaged', part: 'word/document.xml' }],
  ])('%s', (_what, bytes, refusal) => {
    expect(readTranscript(bytes, 'interview.docx')).toMatchObject({ ok: false, refusal })
  })

  it.each<[string, string, object]>([
    ['RTF', '{\\rtf1 hello}', { kind: 'unsupported', format: 'rtf', instead: 'docx' }],
    ['PDF', '%PDF-1.7 hello', { kind: 'unsupported', format: 'pdf', instead: 'docx' }],
    ['HTML', '<!DOCTYPE html><p>hello', { kind: 'unsupported', format: 'html' }],
    ['JSON', '[{"speaker": "Ana"}]', { kind: 'unsupported', format: 'json' }],
    [
      'XML with entities',
      '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
      { kind: 'unsupported', format: 'xml' },
    ],
    ['a recording', 'ID3\u0004 hello', { kind: 'unsupported', format: 'audio', instead: null }],
    ['a film', '\0\0\0\u0020ftypmp42', { kind: 'unsupported', format: 'video', instead: null }],
    ['Advanced SubStation', '[Script Info]\nTitle: x', { kind: 'unsupported', format: 'subtitle-ass', instead: 'vtt' }],
  ])('%s, whatever its name', (_what, written, refusal) => {
    expect(readTranscript(text(written), 'interview.txt')).toMatchObject({ ok: false, refusal })
  })

  it('tells an old Word document from one with a password', () => {
    const old = Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Uint8Array(600)])
    const locked = Uint8Array.from([...old, ...Buffer.from('EncryptedPackage', 'utf16le')])
    expect(readTranscript(old, 'a.doc')).toMatchObject({
      refusal: { kind: 'unsupported', format: 'doc', instead: 'docx' },
    })
    expect(readTranscript(locked, 'a.docx')).toMatchObject({ refusal: { kind: 'encrypted', format: 'docx' } })
  })

  it.each(['../../etc/passwd', '/etc/passwd', 'C:\\x', 'a\\..\\..\\b', 'word/../../x'])(
    'a package with a part called %s',
    (name) => {
      const bytes = makePackage({ 'word/document.xml': '<x/>', [name]: 'x' })
      expect(readTranscript(bytes, 'a.docx')).toMatchObject({ refusal: { kind: 'hostile', reason: 'paths' } })
    },
  )

  it('a part whose packed bytes are damaged', () => {
    const words = Array.from({ length: 400 }, (_, at) => `${at * 7919}`).join(' ')
    const bytes = makeDocx(paragraph(words))
    expect(readTranscript(bytes, 'a.docx')).toMatchObject({ ok: true })
    for (const at of [200, 400, 600]) {
      expect(readTranscript(flip(bytes, at), 'a.docx')).toMatchObject({
        refusal: { kind: 'office-damaged', part: 'word/document.xml' },
      })
    }
  })

  it('a part in which one letter changed on the way', () => {
    const stored = Buffer.from(makeDocx(paragraph('she said yes'), 0))
    const changed = Uint8Array.from(stored)
    changed[stored.indexOf('yes')] = 'Y'.charCodeAt(0)
    expect(readTranscript(stored, 'a.docx')).toMatchObject({ ok: true })
    expect(readTranscript(changed, 'a.docx')).toMatchObject({ refusal: { kind: 'office-damaged' } })
  })

  it('entities and depth in a document', () => {
    const laughs = '<!DOCTYPE a [<!ENTITY l "lol"><!ENTITY m "&l;&l;&l;">]><a>&m;</a>'
    expect(readTranscript(makePackage({ 'word/document.xml': laughs }), 'a.docx')).toMatchObject({
      refusal: { kind: 'hostile', reason: 'entities' },
    })
    expect(readTranscript(makeDocx('<w:p>'.repeat(10_000)), 'a.docx')).toMatchObject({
      refusal: { kind: 'hostile', reason: 'nesting' },
    })
  })

  it('bombs, within the memory of a small worker', async () => {
    const spaces = makeDocx(`<w:p><w:r><w:t>${' '.repeat(50 << 20)}</w:t></w:r></w:p>`)
    const elements = makeDocx('<w:p/><w:bookmarkStart/>'.repeat(600_000))
    expect(await readInSmallWorker(spaces)).toMatchObject({ refusal: { kind: 'hostile', reason: 'expansion' } })
    expect(await readInSmallWorker(elements)).toMatchObject({
      refusal: { kind: expect.stringMatching(/hostile|too-long/) },
    })
    expect(await readInSmallWorker(text('Ana: hi\n'.repeat(240_000)))).toMatchObject({
      refusal: { kind: 'too-long', what: 'turns' },
    })
  })
})

describe('P6 reading anything at all', () => {
  const pieces = fc.constantFrom(
    ...[
      'Ana: ',
      '**',
      '[',
      ']',
      '(',
      ':',
      '：',
      '0:12',
      '00:00:01,000 --> 00:00:02,000',
      '-->',
      '\n',
      '\n\n',
      '\t',
      '  ',
      '# ',
      '---\n',
      '<v Ana>',
      '<',
      '>',
      '&amp;',
      '&#',
      '{',
      '\\[',
      'Note: ',
      'WEBVTT\n\n',
      'start\tend\ttext\n',
      '访谈者',
      '\u202E',
      '\uD83D',
      '"',
      'hello',
      '_page : 3',
    ],
  )
  const soup = fc.array(fc.oneof(pieces, fc.string()), { maxLength: 60 }).map((parts) => parts.join(''))
  /** Transcripts of one style with anything in between. */
  const heads = fc.constantFrom(
    ['\nAna: ', '\nBen: ', '\n0:12\nAna: ', '\n[0:15] Ben (0:16): '],
    ['\n**Ana:** ', '\n**Ben** (0:12): ', '\n**Break**: '],
    ['\nAna Gil  0:03\n', '\nBen Ito   1:00:00\n'],
    ['\n\nAna Gil  \n', '\n\nBen Ito\n'],
    ['\n[id1] ', '\n[id2] ', '\n[id3]: '],
    ['\n0:12\tAna:\t', '\n0:13\tBen:\t'],
  )
  const transcript = heads
    .chain((labels) =>
      fc.array(fc.tuple(fc.constantFrom(...labels), fc.oneof(fc.constant('hi'), fc.string(), pieces)), {
        minLength: 6,
        maxLength: 20,
      }),
    )
    .map((turns) => turns.flat().join(''))

  /** Where every label goes back into the text when all are declined. */
  const reversible = ['labels', 'bold-labels', 'name-lines', 'bracket-ids', 'chat', 'paragraphs']

  it('never throws, and loses no words: with all labels declined the text is the file again', () => {
    const seen = new Set<string>()
    fc.assert(
      fc.property(fc.oneof(soup, transcript), (written) => {
        const read = readTranscript(text(written), 'interview.txt')
        if (!read.ok || !reversible.includes(read.value.style)) return
        if (read.value.notes.some(({ kind }) => /left-out$|dropped$|escapes/.test(kind))) return
        seen.add(read.value.style)
        const nobody = Object.fromEntries(read.value.speakers.map(({ label }) => [label, { as: 'text' } as const]))
        const { turns } = importFile(text(written), 'interview.txt', { speakers: nobody })
        const squeeze = (all: string) => all.replace(/[\s\uFEFF]/g, '')
        expect(squeeze(turns.map((turn) => turn.text).join(''))).toBe(squeeze(new TextDecoder().decode(text(written))))
      }),
      { seed: 20261124, numRuns: 4000 },
    )
    expect([...seen].sort()).toEqual([...reversible].sort())
  })

  /** A pattern that goes back over what it has read would take hours on these instead of a moment. */
  it(
    'takes time in proportion, whatever is repeated, in text, captions, names of cues and cells',
    { timeout: 60_000 },
    () => {
      const repeated = fc.tuple(
        fc.constantFrom('', 'Ana: a', '<v', '['),
        fc.oneof(pieces, fc.constantFrom(' ', 'a', '\\', 'a '), fc.string({ minLength: 1 })),
      )
      const long = repeated.map(([start, piece]) => `${start}${piece.repeat(Math.ceil(400_000 / piece.length))}.`)
      const timing = '00:00:01.000 --> 00:00:02.000\n'
      fc.assert(
        fc.property(long, (words) => {
          readTranscript(text(words), 'a.txt')
          readTranscript(text(`WEBVTT\n\n${timing}Ana: hi\n\n${timing}Ana: ${words}`), 'a.vtt')
          readTranscript(text(`WEBVTT\n\n${words.replaceAll('\n', ' ')}\n${timing}hi`), 'a.vtt')
          readTurnTable([
            ['Ana', 'hi'],
            ['Ana', words],
            [words, 'so'],
          ])
          readTable(words)
        }),
        { seed: 20261124, numRuns: 40 },
      )
    },
  )

  it('never throws on bytes, alone or behind the start of a format', () => {
    const starts = ['', 'PK\x03\x04', '%PDF', 'WEBVTT\n', '1\n00:00:01,000 --> 00:00:02,000\n'].map(text)
    fc.assert(
      fc.property(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 400 }), (start, bytes) => {
        expect(typeof readTranscript(Uint8Array.from([...start, ...bytes]), 'a.docx').ok).toBe('boolean')
      }),
      { seed: 20261124, numRuns: 1000 },
    )
  })

  it('never throws on a document of which any byte is changed or missing', () => {
    const sound = makeDocx(['*Ana:* hi', '*Ben:* hello', '*Ana:* so'].map(paragraph).join(''))
    fc.assert(
      fc.property(fc.nat(sound.length - 1), fc.integer({ min: 1, max: 255 }), fc.boolean(), (at, change, cut) => {
        const bytes = cut ? sound.subarray(0, at) : sound.map((byte, index) => (index === at ? byte ^ change : byte))
        expect(typeof readTranscript(bytes, 'a.docx').ok).toBe('boolean')
      }),
      { seed: 20261124, numRuns: 1000 },
    )
  })
})

/** Reads in a thread that may not use more than 256 MB for what it keeps. */
async function readInSmallWorker(bytes: Uint8Array): Promise<unknown> {
  const module = new URL('./read-transcript.ts', import.meta.url).href
  const code = `
    const { parentPort, workerData } = require('node:worker_threads')
    import(${JSON.stringify(module)}).then(({ readTranscript }) => parentPort.postMessage(readTranscript(workerData, 'a.docx')))`
  const worker = new Worker(code, {
    eval: true,
    workerData: bytes,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: 256 },
  })
  try {
    return await new Promise((resolve, reject) => worker.once('message', resolve).once('error', reject))
  } finally {
    await worker.terminate()
  }
}

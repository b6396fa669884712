import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CodingId } from '../ids.ts'
import type { Codebook } from './code.ts'
import { compareCodebooks } from './compare.ts'
import {
  mergeCodes,
  moveCode,
  recolourCode,
  removeCode,
  renameCode,
  retireCode,
  splitCode,
  writeProse,
} from './rules.ts'
import { after, codeId, makeCode, makeCodebook, recording } from './testing.ts'
import { compareWords, type WordPiece } from './word-changes.ts'

const book = makeCodebook(
  makeCode('trust', { definition: 'Faith in the record.' }),
  makeCode('delay'),
  makeCode('paper'),
)

const wordsOf = (pieces: readonly WordPiece[], ...kinds: WordPiece['kind'][]) =>
  pieces
    .filter(({ kind }) => kinds.includes(kind))
    .map(({ words }) => words)
    .join('')

const prose = fc.string({ unit: fc.constantFrom('a', 'b', ' ', 'Wort', ', ', '😀', '\n'), maxLength: 40 })

describe('words compared', () => {
  it('give back both texts, whatever they are', () => {
    fc.assert(
      fc.property(prose, prose, (before, later) => {
        const pieces = compareWords(before, later)
        expect(wordsOf(pieces, 'kept', 'removed')).toBe(before)
        expect(wordsOf(pieces, 'kept', 'added')).toBe(later)
        expect(pieces.every(({ kind }, place) => kind !== pieces[place - 1]?.kind)).toBe(true)
      }),
    )
  })

  it('tell words that were replaced one after the other as one change', () => {
    expect(compareWords('Any work that lasts', 'Where the speaker says that lasts')).toEqual([
      { kind: 'removed', words: 'Any work' },
      { kind: 'added', words: 'Where the speaker says' },
      { kind: 'kept', words: ' that lasts' },
    ])
  })

  it('keep the words that stayed', () => {
    expect(compareWords('Faith in the record.', 'Faith of staff in the new record.')).toEqual([
      { kind: 'kept', words: 'Faith ' },
      { kind: 'added', words: 'of staff ' },
      { kind: 'kept', words: 'in the' },
      { kind: 'added', words: ' new' },
      { kind: 'kept', words: ' record.' },
    ])
  })

  it('make one change of words that were changed one after the other', () => {
    expect(compareWords('Any work at all.', 'Where the speaker says so.')).toEqual([
      { kind: 'removed', words: 'Any work at all' },
      { kind: 'added', words: 'Where the speaker says so' },
      { kind: 'kept', words: '.' },
    ])
  })

  it('answers soon for two long texts that have little in common', () => {
    const pieces = compareWords('one two '.repeat(2500), 'three four '.repeat(1800))
    expect(wordsOf(pieces, 'kept', 'removed')).toBe('one two '.repeat(2500))
  })
})

describe('codebooks compared', () => {
  const texts = fc.record({ definition: prose, whenToUse: prose, name: fc.constantFrom('one', 'two', 'three') })
  const books = fc
    .uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'))
    .chain((names) => fc.tuple(...names.map((name) => texts.map((fields) => makeCode(name, fields)))))
    .map((codes): Codebook => makeCodebook(...codes))

  it('do not differ from themselves', () => {
    fc.assert(
      fc.property(books, (each) => {
        expect(compareCodebooks(each, structuredClone(each))).toEqual([])
      }),
    )
  })

  it('differ the other way round in the same codes, with what was added removed', () => {
    fc.assert(
      fc.property(books, books, (one, other) => {
        const there = compareCodebooks(one, other)
        const back = compareCodebooks(other, one)
        const idOf = ({ before, after: later }: (typeof there)[number]) => (later ?? before)!.id
        expect(new Set(back.map(idOf))).toEqual(new Set(there.map(idOf)))
        for (const each of there) {
          const same = back.find((one) => idOf(one) === idOf(each))!
          expect([same.before, same.after]).toEqual([each.after, each.before])
        }
      }),
    )
  })

  it('tell of every act of the rules by its kind', () => {
    const acts = {
      renamed: (now: Codebook) => renameCode(now, codeId('trust'), 'Confidence'),
      recoloured: (now: Codebook) => recolourCode(now, codeId('trust'), 'wine'),
      reworded: (now: Codebook) => writeProse(now, codeId('trust'), 'example', 'She believed it.'),
      moved: (now: Codebook) => moveCode(now, codeId('trust'), { parent: codeId('paper'), before: null }),
      merged: (now: Codebook) => mergeCodes(now, codeId('trust'), codeId('delay'), recording('merge', 5)),
      split: (now: Codebook) =>
        splitCode(
          now,
          codeId('trust'),
          codeId('delay'),
          [{ id: 'coding-1' as CodingId, code: codeId('trust'), at: 1 }],
          recording('split', 5),
        ),
      retired: (now: Codebook) => retireCode(now, codeId('trust'), recording('retire', 5)),
      removed: (now: Codebook) => removeCode(now, codeId('trust')),
    }
    for (const [kind, act] of Object.entries(acts)) {
      const found = compareCodebooks(book, after(book, act)).find(({ before }) => before?.id === codeId('trust'))
      expect(
        found?.changes.map((change) => change.kind),
        kind,
      ).toContain(kind)
    }
  })
})

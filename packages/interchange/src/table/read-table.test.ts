import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { readTable } from './read-table.ts'

const cases = [
  ['Case', 'Beds', 'Note'],
  ['A', '700', 'teaching, acute'],
  ['B', '400', ''],
]

describe('reading a table', () => {
  it('reads cells pasted from a spreadsheet, with commas, line breaks and quotes inside', () => {
    const pasted = 'Case\tBeds\tNote\r\nA\t700\tteaching, acute\r\nB\t400\t"two\r\nlines ""quoted"""\r\n'
    expect(readTable(pasted)).toMatchObject({
      ok: true,
      value: { delimiter: '\t', charset: null, rows: [cases[0], cases[1], ['B', '400', 'two\nlines "quoted"']] },
    })
  })

  it.each([',', ';', '\t', '|'])('guesses the delimiter %j', (delimiter) => {
    const csv = cases
      .map((row) => row.map((cell) => (cell.includes(',') ? `"${cell}"` : cell)).join(delimiter))
      .join('\n')
    expect(readTable(new TextEncoder().encode(csv))).toMatchObject({ ok: true, value: { delimiter, rows: cases } })
  })

  it('believes the delimiter that Excel names', () => {
    expect(readTable('sep=;\nCase;Place\nA;Leeds, York')).toMatchObject({
      ok: true,
      value: {
        rows: [
          ['Case', 'Place'],
          ['A', 'Leeds, York'],
        ],
      },
    })
  })

  it('makes all rows as long as the longest and leaves out empty ones', () => {
    expect(readTable('a,b\n\n ,\nc\n')).toMatchObject({
      ok: true,
      value: {
        rows: [
          ['a', 'b'],
          ['c', ''],
        ],
      },
    })
  })

  it('decodes as transcripts are decoded', () => {
    const bytes = iconv.encode('Krankenhaus;Träger\nA;öffentlich\nB;gemeinnützig\n', 'windows-1252')
    expect(readTable(bytes)).toMatchObject({
      ok: true,
      value: {
        charset: 'windows-1252',
        rows: [
          ['Krankenhaus', 'Träger'],
          ['A', 'öffentlich'],
          ['B', 'gemeinnützig'],
        ],
      },
    })
    expect(readTable(bytes, { charset: 'windows-1251' })).toMatchObject({
      ok: true,
      value: { charset: 'windows-1251' },
    })
  })

  it('says where quotation marks do not close', () => {
    expect(readTable('a,b\n"c,d\n')).toMatchObject({
      ok: true,
      value: { notes: [{ kind: 'quotes-unclosed', row: 2 }] },
    })
  })

  it('P6 refuses what is no table', () => {
    expect(readTable('')).toEqual({ ok: false, refusal: { kind: 'empty' } })
    expect(readTable(new Uint8Array())).toEqual({ ok: false, refusal: { kind: 'empty' } })
    expect(readTable(new TextEncoder().encode('%PDF-1.7'))).toMatchObject({
      refusal: { kind: 'unsupported', format: 'pdf' },
    })
    expect(readTable('a,'.repeat(600_000))).toMatchObject({ refusal: { kind: 'too-long', what: 'cells' } })
  })
})

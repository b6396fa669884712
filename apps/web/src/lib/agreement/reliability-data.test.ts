import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { cAlphaBinary, codeBarUAlpha, sweepText, tallyCode } from '@intercoder/agreement'
import type { ReliabilitySource } from '#lib/api/shapes.ts'
import { compareText, consensus, restrict, type Unit } from './comparison.ts'
import { spanTable, unitTable, writeTable, type Table } from './reliability-data.ts'

const source = {
  ...{ source: 'one', name: 'Interview, first', case: null, wave: 'T1', length: 60 },
  turns: [0, 20, 20, 40, 40, 60],
  sentences: [0, 10, 10, 20, 20, 30, 30, 40, 40, 50, 50, 60],
  layers: ['ann', 'ben', 'cyd'].map((coder) => ({ layer: coder, coder, submitted: true })),
  codings: [
    { id: 'a', layer: 0, code: 'slow', start: 0, end: 18, quote: '=it was slow' },
    { id: 'b', layer: 1, code: 'slow', start: 3, end: 18, quote: 'slow' },
    { id: 'c', layer: 2, code: 'slow', start: 41, end: 55, quote: 'slow again' },
  ],
} as unknown as ReliabilitySource
const other = {
  ...{ ...source, source: 'two', name: 'Interview, second' },
  layers: source.layers.slice(0, 2),
  codings: source.codings.slice(0, 2),
} as ReliabilitySource
const sources = [source, other]
/** Named like the first; Ben judged it and found nothing, Cyd opened it and left it, and there is a consensus. */
const third = {
  ...{ ...source, source: 'three', length: 90 },
  layers: [
    ...source.layers.slice(0, 2),
    { ...source.layers[2], submitted: false },
    { ...source.layers[2], coder: null },
  ],
  codings: [
    { id: 'd', layer: 0, code: 'slow', start: 80, end: 90, quote: 'slow "too"' },
    { id: 'e', layer: 0, code: 'slow', start: 70, end: 80, quote: '' },
    { id: 'f', layer: 0, code: '2', start: 0, end: 8, quote: '' },
    { id: 'g', layer: 3, code: 'slow', start: 0, end: 90, quote: '' },
  ],
} as unknown as ReliabilitySource
const names = { coder: (one: string) => one, code: (one: string) => one }

/** Nominal alpha of units rated 0, 1 or not at all, from its definition; each row counts as many times as it is long. */
const script = `
d <- read.csv(commandArgs(TRUE)[1], check.names = FALSE)
x <- as.matrix(d[, 6:ncol(d)]); w <- d$length
m <- rowSums(!is.na(x)); keep <- m > 1
x <- x[keep, , drop = FALSE]; w <- w[keep]; m <- m[keep]
k <- rowSums(x, na.rm = TRUE)
o <- sum(w * 2 * k * (m - k) / (m - 1)); n1 <- sum(w * k); n <- sum(w * m)
cat(sprintf("%.12f", 1 - (n - 1) * o / (2 * n1 * (n - n1))))
`

/** As it stands in the README of the engine, for others to run. */
const publishedScript =
  readFileSync(new URL('../../../../../packages/agreement/README.md', import.meta.url), 'utf8')
    .split('```r\n')[1]
    ?.split('```')[0] ?? ''

const hasR = spawnSync('Rscript', ['--version']).status === 0

describe('P8 the exported reliability data', () => {
  test('say for each unit who carried the code, who judged and did not, and who never judged', () => {
    const table = unitTable(sources, ['slow'], { unit: 'turns', names })
    expect(table[0]).toEqual(['code', 'source', 'start', 'end', 'length', 'ann', 'ben', 'cyd'])
    expect(table.slice(1).map((row) => row.slice(2))).toEqual([
      [0, 20, 1, 1, 1, 0],
      [20, 40, 1, 0, 0, 0],
      [40, 60, 1, 0, 0, 1],
      [0, 20, 1, 1, 1, ''],
      [20, 40, 1, 0, 0, ''],
      [40, 60, 1, 0, 0, ''],
    ])
  })

  test('say of spans how long the text is, whose they are, and who judged it and found nothing', () => {
    const table = spanTable([...sources, third], names)
    expect(table[1]).toEqual(['Interview, first', 'T1', 60, 'own', 'ann', 'slow', 0, 18, '=it was slow'])
    expect(table.slice(6).map(([name, , length, layer, coder, code]) => [name, length, layer, coder, code])).toEqual([
      ...['slow', 'slow', '2'].map((code) => ['Interview, first (2)', 90, 'own', 'ann', code]),
      ['Interview, first (2)', 90, 'own', 'ben', ''],
      ['Interview, first (2)', 90, 'consensus', consensus, 'slow'],
    ])
  })

  test.skipIf(!hasR).each<Unit>(['characters', 'turns', 'sentences'])('give R the same alpha, on %s', (unit) => {
    const found = Number(runR(script, unitTable(sources, ['slow'], { unit, names })))
    const sweeps = sources.map((one) => sweepText(compareText(one, unit).continuum))
    expect(found).toBeCloseTo(cAlphaBinary(tallyCode(sweeps, 'slow')).value ?? NaN, 9)
  })

  test.skipIf(!hasR)('give R both alphas of a code from spans alone, by the script that is published', () => {
    const print = '\ncat(sprintf("%.12f", sapply(c("slow", "2"), alphas, own = own)))'
    const found = runR(publishedScript + print, spanTable([...sources, third], names))
      .split('\n')
      .at(-1)
      ?.split(' ')
    const sweeps = [...sources, third].map((one) => {
      return sweepText(restrict(compareText(one, 'characters').continuum, (coder) => coder !== consensus))
    })
    const ours = ['slow', '2'].flatMap((code) => {
      const tally = tallyCode(sweeps, code)
      return [cAlphaBinary(tally).value ?? NaN, codeBarUAlpha(tally).value ?? NaN]
    })
    expect(found).toHaveLength(ours.length)
    found?.forEach((value, at) => expect(Number(value)).toBeCloseTo(ours[at] ?? NaN, 9))
  })

  test.runIf(!hasR)('are not compared with R here, since Rscript is not installed', () => {
    expect(hasR).toBe(false)
  })
})

/** In a folder that holds the table as it is taken away. */
function runR(code: string, table: Table): string {
  const folder = mkdtempSync(join(tmpdir(), 'intercoder-r-'))
  writeFileSync(join(folder, 'codings.csv'), writeTable(table))
  writeFileSync(join(folder, 'alpha.R'), code)
  const said = execFileSync('Rscript', ['alpha.R', 'codings.csv'], { cwd: folder, encoding: 'utf8' })
  rmSync(folder, { recursive: true })
  return said
}

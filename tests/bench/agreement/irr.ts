/** R's package irr, on the same inputs, where R and the package are installed. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { codes, coders, given, text } from './inputs.ts'

interface Timed {
  figure: number
  seconds: number
}

export interface Irr {
  version: string
  ratings: Timed
  /** c-alpha-binary of the first code: the nearest that irr has to agreement on free spans. */
  characters: Timed
}

/** Null where there is nothing to run. */
export function runIrr(): Irr | null {
  if (spawnSync('Rscript', ['-e', 'library(irr)']).status !== 0) return null
  const folder = mkdtempSync(join(tmpdir(), 'irr-'))
  try {
    writeFileSync(join(folder, 'ratings.csv'), given.map((row) => row.map((value) => value ?? 'NA').join()).join('\n'))
    writeFileSync(join(folder, 'runs.csv'), runsOf(codes[0] ?? ''))
    const { stdout, stderr, status } = spawnSync('Rscript', [join(import.meta.dirname, 'irr.R'), folder], {
      encoding: 'utf8',
    })
    if (status !== 0) throw new Error(`irr.R failed: ${stderr}`)
    return readLines(stdout)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Numbered from one, ends included, as R has it. */
function runsOf(code: string): string {
  const rows = coders.flatMap((coder, at) =>
    (text.coders.get(coder) ?? [])
      .filter((coding) => coding.code === code)
      .map(({ start, end }) => `${at + 1},${start + 1},${end}`),
  )
  return ['coder,start,end', ...rows].join('\n')
}

function readLines(stdout: string): Irr {
  const lines = new Map(stdout.split('\n').map((line) => [line.split(' ')[0], line.split(' ').slice(1)]))
  const timed = (name: string): Timed => {
    const [figure, seconds] = lines.get(name) ?? []
    return { figure: Number(figure), seconds: Number(seconds) }
  }
  const [irr, major, minor] = lines.get('version') ?? []
  return { version: `irr ${irr}, R ${major}.${minor}`, ratings: timed('ratings'), characters: timed('characters') }
}

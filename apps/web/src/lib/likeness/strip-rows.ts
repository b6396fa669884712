import type { Likeness, Stretch } from './compare-marks.ts'

/** Neighbouring rows of a strip that show the same. */
export interface StripRun {
  /** Rows from the top, half open. */
  start: number
  end: number
  likeness: Likeness
}

/** A row stands for many words: what is most worth a look is what it shows. */
const weight: Record<Likeness, number> = { alike: 1, missing: 2, unlike: 3 }

/** Draws the stretches of a text of `length` units into `rows` rows; each stretch is seen in one at least. */
export function fillStrip(stretches: readonly Stretch[], length: number, rows: number): StripRun[] {
  const filled = new Array<Likeness | undefined>(rows)
  const rowOf = (offset: number) => Math.min(rows - 1, Math.floor((offset / Math.max(1, length)) * rows))
  for (const { start, end, likeness } of stretches) {
    for (let row = rowOf(start); row <= rowOf(Math.max(start, end - 1)); row++) {
      const before = filled[row]
      if (!before || weight[before] < weight[likeness]) filled[row] = likeness
    }
  }
  const runs: StripRun[] = []
  filled.forEach((likeness, row) => {
    const last = runs.at(-1)
    if (likeness && last?.end === row && last.likeness === likeness) last.end = row + 1
    else if (likeness) runs.push({ start: row, end: row + 1, likeness })
  })
  return runs
}

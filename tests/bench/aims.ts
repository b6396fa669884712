/** What was aimed at and what came out, said once more at the end of a run. */
import { printTable } from './figures.ts'

const judged: { aim: string; outcome: string; isMet: boolean }[] = []

/** Holds a figure against its bound; `outcome` is how it is shown. */
export function judge(aim: string, outcome: string, isMet: boolean): void {
  judged.push({ aim, outcome, isMet })
}

export function printAims(): void {
  if (judged.length === 0) return
  printTable(
    'Aims',
    ['aim', 'came out', 'met'],
    judged.map(({ aim, outcome, isMet }) => [aim, outcome, isMet ? 'yes' : 'NO']),
  )
}

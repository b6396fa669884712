/** Property tests run the same cases every time; SEED and RUNS ask for others. */
export function seeded(runs: number): { seed: number; numRuns: number } {
  return { seed: Number(process.env['SEED'] ?? 20_111), numRuns: Number(process.env['RUNS'] ?? runs) }
}

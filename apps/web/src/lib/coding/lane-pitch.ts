/** Pixels from one lane of the margin to the next: the more lanes, the closer they stand, so that names keep some room. */
export function lanePitch(lanes: number): number {
  if (lanes <= 4) return 11
  if (lanes <= 10) return 8
  return lanes <= 16 ? 5 : Math.max(2, Math.floor(88 / lanes))
}

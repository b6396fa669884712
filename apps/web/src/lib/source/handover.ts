/** Files dropped on one page for another to import. */
let waiting: File[] = []

export function handOver(files: File[]): void {
  waiting = files
}

/** The files that were handed over, once. */
export function takeHanded(): File[] {
  const files = waiting
  waiting = []
  return files
}

/** Whatever a client may have written into a shared document, in a form that cannot stop a projection. */

/** Text as PostgreSQL can hold it: without the character NUL and without halves of surrogate pairs. */
export function storable(text: string): string {
  return text.replaceAll('\0', '\uFFFD').toWellFormed()
}

/** A time in whole milliseconds that fits a number and a bigint alike. */
export function storableTime(at: number): number {
  return Math.floor(Math.min(at, Number.MAX_SAFE_INTEGER))
}

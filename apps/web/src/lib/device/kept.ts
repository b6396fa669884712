/**
 * What this browser remembers from one page to the next. Storage may be forbidden, as in some private windows, or full.
 * Nobody is troubled with that: what was chosen then lasts for as long as the page, and the next one begins anew.
 */

/** The text that was kept at a place, such as `intercoder:snap`; null where none was. */
export function recall(place: string): string | null {
  try {
    return localStorage.getItem(place)
  } catch {
    return null
  }
}

export function keep(place: string, text: string): void {
  try {
    localStorage.setItem(place, text)
  } catch {
    // Forbidden or full, as said above.
  }
}

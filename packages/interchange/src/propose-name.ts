const LONGEST_NAME = 120

/** What to call the source: the file's name without folder and extension, with what cannot be seen or would mislead taken out. */
export function proposeName(fileName: string): string {
  const base = fileName.split(/[\\/]/).at(-1) ?? ''
  const name = base
    .replace(/\.[A-Za-z0-9]{1,10}$/, '')
    .replace(/[\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069\uFEFF]/gu, '')
    .replace(/[_\s]+/g, ' ')
    .trim()
  return [...name].slice(0, LONGEST_NAME).join('').trim()
}

/** Backups are told apart by the moment in their names. */

const NAME = /^intercoder-(\d{4}-\d\d-\d\dT\d\d)-(\d\d)-(\d\dZ)\.tar\.gz$/

/** A moment, in milliseconds since 1970, as part of a file's name: `2026-03-01T09-30-00Z`. */
export function stampOf(at: number): string {
  return new Date(at).toISOString().slice(0, 19).replaceAll(':', '-') + 'Z'
}

export function nameBackup(at: number): string {
  return `intercoder-${stampOf(at)}.tar.gz`
}

/** When the backup of that name was made, or null where it is no such name. */
export function momentOf(name: string): number | null {
  const [, hour, minute, second] = NAME.exec(name) ?? []
  return hour ? Date.parse(`${hour}:${minute}:${second}`) : null
}

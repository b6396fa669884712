/** Counts, sizes and times as a person writes them. */

const whole = new Intl.NumberFormat('en')

/** "1 source", "1,600 sources". */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${whole.format(n)} ${n === 1 ? one : many}`
}

export function number(n: number): string {
  return whole.format(n)
}

export function bytes(n: number): string {
  if (n < 1_000) return `${n} bytes`
  if (n < 1_000_000) return `${Math.round(n / 1_000)} kB`
  return `${(n / 1_000_000).toFixed(1)} MB`
}

/** "a", "a and b", "a, b and c". */
export function list(words: readonly string[]): string {
  return new Intl.ListFormat('en', { style: 'long', type: 'conjunction' }).format(words)
}

const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' })
const moment = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' })

/** `at` in milliseconds since 1970. */
export function date(at: number): string {
  return day.format(at)
}

export function dateAndTime(at: number): string {
  return moment.format(at)
}

/** A calendar day, "2010-02-03", as "3 Feb 2010"; whatever is no day stays as it is. */
export function calendarDay(text: string): string {
  const at = Date.parse(`${text}T12:00:00`)
  return Number.isNaN(at) ? text : day.format(at)
}

/** `ms` into a recording, as "1:02:03" or "2:03". */
export function clock(ms: number): string {
  const seconds = Math.floor(ms / 1_000)
  const [h, m, s] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60]
  const two = (n: number) => String(n).padStart(2, '0')
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`
}

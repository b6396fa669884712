/** A time as people write it, "1:02:03", "2:03" or "2:03.5", in milliseconds; null for none, undefined for no time. */
export function readClock(text: string): number | null | undefined {
  const written = text.trim()
  if (written === '') return null
  const parts = /^(?:(\d{1,3}):)?(\d{1,3}):(\d{1,2})(?:[.,](\d{1,3}))?$/.exec(written)
  if (!parts) return undefined
  const [, hours = '0', minutes = '0', seconds = '0', rest = ''] = parts
  if (Number(seconds) > 59 || (parts[1] !== undefined && Number(minutes) > 59)) return undefined
  return (Number(hours) * 3_600 + Number(minutes) * 60 + Number(seconds)) * 1_000 + Number(rest.padEnd(3, '0'))
}

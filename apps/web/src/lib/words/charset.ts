import type { ImportPreview } from '#lib/api/shapes.ts'

export type Charset = Extract<ImportPreview['notes'][number], { kind: 'charset-guessed' }>['charset']

/** Named by what is written in them, since few people know a charset by its number. */
export const charsetNames: Record<Charset, string> = {
  'utf-8': 'UTF-8, any language',
  'utf-16le': 'UTF-16, any language',
  'utf-16be': 'UTF-16 (big-endian), any language',
  'windows-1252': 'Western European (Windows)',
  'windows-1250': 'Central European (Windows)',
  'iso-8859-2': 'Central European (ISO)',
  'windows-1251': 'Cyrillic (Windows)',
  'koi8-r': 'Cyrillic (KOI8)',
  'windows-1253': 'Greek',
  'windows-1254': 'Turkish',
  'windows-1255': 'Hebrew',
  'windows-1256': 'Arabic',
  'windows-1257': 'Baltic',
  'windows-1258': 'Vietnamese',
  'windows-874': 'Thai',
  gb18030: 'Chinese, simplified',
  big5: 'Chinese, traditional',
  shift_jis: 'Japanese (Shift JIS)',
  'euc-jp': 'Japanese (EUC)',
  'euc-kr': 'Korean',
  macintosh: 'Western European (old Macintosh)',
}

export function charsetName(charset: string): string {
  return (charsetNames as Record<string, string>)[charset] ?? charset
}

/** Every charset to choose from, the plausible ones first. */
export function offerCharsets(plausible: readonly string[]): { value: string; label: string }[] {
  const all = [...new Set([...plausible, ...Object.keys(charsetNames)])]
  return all.map((charset) => ({ value: charset, label: charsetName(charset) }))
}

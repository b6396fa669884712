/** The character encodings a transcript may be in; what the preview offers to choose from. All are known to `TextDecoder`. */
const charsets = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1252',
  'gb18030',
  'big5',
  'shift_jis',
  'euc-jp',
  'euc-kr',
  'windows-1250',
  'iso-8859-2',
  'windows-1251',
  'koi8-r',
  'windows-1253',
  'windows-1254',
  'windows-1255',
  'windows-1256',
  'windows-1257',
  'windows-1258',
  'windows-874',
  'macintosh',
] as const

export type Charset = (typeof charsets)[number]

/** Whether `name` is a charset that can be chosen. */
export function isCharset(name: string): name is Charset {
  return (charsets as readonly string[]).includes(name)
}

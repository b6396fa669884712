/** Which charset bytes are in when they do not say so themselves. */
import { analyse } from 'chardet'
import type { Charset } from './charset.ts'
import { judgePlausibility } from './plausibility.ts'

export interface CharsetGuess {
  charset: Charset
  /** Plausible, best first; `charset` is the first. */
  alternatives: Charset[]
  /** A byte order mark, pure ASCII or valid UTF-8 says so; nothing was guessed. */
  certain: boolean
}

const SAMPLE_BYTES = 1 << 16

/** What the statistics call a charset, as the charset people really use: Windows supersets for the ISO ones. */
const USED_FOR: Record<string, Charset> = {
  'ISO-8859-1': 'windows-1252',
  'windows-1252': 'windows-1252',
  'ISO-8859-2': 'iso-8859-2',
  'windows-1250': 'windows-1250',
  'windows-1251': 'windows-1251',
  'KOI8-R': 'koi8-r',
  'ISO-8859-7': 'windows-1253',
  'windows-1253': 'windows-1253',
  'ISO-8859-9': 'windows-1254',
  'windows-1254': 'windows-1254',
  'ISO-8859-8': 'windows-1255',
  'windows-1255': 'windows-1255',
  'windows-1256': 'windows-1256',
  'windows-1257': 'windows-1257',
  'windows-1258': 'windows-1258',
  'windows-874': 'windows-874',
  GB18030: 'gb18030',
  Big5: 'big5',
  Shift_JIS: 'shift_jis',
  'EUC-JP': 'euc-jp',
  'EUC-KR': 'euc-kr',
}

/** Finds the charset of `bytes`; there is always an answer, if only a guess. */
export function guessCharset(bytes: Uint8Array): CharsetGuess {
  const marked = readByteOrderMark(bytes)
  if (marked) return { charset: marked, alternatives: [marked], certain: true }
  const wide = guessUtf16(bytes)
  if (wide)
    return { charset: wide, alternatives: [wide, wide === 'utf-16le' ? 'utf-16be' : 'utf-16le'], certain: false }
  if (readStrictly(bytes, 'utf-8') !== null) return { charset: 'utf-8', alternatives: ['utf-8'], certain: true }
  const alternatives = rankLegacy(bytes)
  if (isUtf8WithScratches(bytes)) alternatives.unshift('utf-8')
  return { charset: alternatives[0] ?? 'windows-1252', alternatives, certain: false }
}

/** The text of `bytes`, or null where some do not exist in `charset`. A sample may end inside a character. */
function readStrictly(bytes: Uint8Array, charset: Charset, extent: 'whole' | 'sample' = 'whole'): string | null {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes, { stream: extent === 'sample' })
  } catch {
    return null
  }
}

function readByteOrderMark(bytes: Uint8Array): Charset | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return null
}

/** UTF-16 without a mark: spaces and line ends make every second byte zero, and only every second. */
function guessUtf16(bytes: Uint8Array): Charset | null {
  const sample = bytes.subarray(0, SAMPLE_BYTES & ~1)
  if (bytes.length < 4 || bytes.length % 2 === 1) return null
  const zeros: [number, number] = [0, 0]
  sample.forEach((byte, at) => byte === 0 && zeros[(at & 1) as 0 | 1]++)
  const [even, odd] = zeros
  const share = Math.max(even, odd) / sample.length
  if (share < 0.01 || Math.min(even, odd) > Math.max(even, odd) / 20) return null
  // A stray NUL in UTF-8 is not enough: Latin text is nearly half zeros, and other text in UTF-16 is not valid UTF-8.
  if (share < 0.2 && readStrictly(sample, 'utf-8', 'sample') !== null) return null
  const charset = odd > even ? 'utf-16le' : 'utf-16be'
  return readStrictly(sample, charset, 'sample') === null ? null : charset
}

function rankLegacy(bytes: Uint8Array): Charset[] {
  const sample = takeForeignLines(bytes)
  const scores = new Map<Charset, number>()
  for (const match of analyse(sample)) {
    const charset = USED_FOR[match.name]
    if (charset) scores.set(charset, Math.max(match.confidence, scores.get(charset) ?? 0))
  }
  // The two Central European charsets share most letters, so the statistics name only one of them.
  const central = Math.max(scores.get('windows-1250') ?? 0, scores.get('iso-8859-2') ?? 0)
  if (central > 0) scores.set('windows-1250', central).set('iso-8859-2', central - 1)
  // Only old Macs end lines with a bare CR, and nothing else tells their charset from Windows-1252.
  if (endsLinesLikeOldMac(bytes)) scores.set('macintosh', 100)
  return [...scores]
    .map(([charset, confidence]) => ({ charset, score: confidence * judgeAs(charset, sample) }))
    .filter(({ score }) => score >= 5)
    .sort((a, b) => b.score - a.score)
    .slice(0, 5)
    .map(({ charset }) => charset)
}

function judgeAs(charset: Charset, sample: Uint8Array): number {
  const text = readStrictly(sample, charset, 'sample')
  return text === null ? 0 : judgePlausibility(text) ** 2
}

/** Otherwise good UTF-8 with a few broken bytes, as careless tools leave it. */
function isUtf8WithScratches(bytes: Uint8Array): boolean {
  const text = new TextDecoder('utf-8').decode(takeForeignLines(bytes))
  let lost = 0
  let kept = 0
  for (const char of text) {
    if (char === '\uFFFD') lost++
    else if (char > '\x7F') kept++
  }
  return kept >= 20 * lost && kept >= 10
}

/** The lines that have something to say about the charset, up to the size of a sample. No charset here has LF inside a character. */
function takeForeignLines(bytes: Uint8Array): Uint8Array {
  if (bytes.length <= SAMPLE_BYTES) return bytes
  const sample = new Uint8Array(SAMPLE_BYTES)
  let filled = 0
  for (let start = 0; start < bytes.length && filled < SAMPLE_BYTES;) {
    const found = bytes.indexOf(0x0a, start)
    const end = found < 0 ? bytes.length : found + 1
    const line = bytes.subarray(start, Math.min(end, start + SAMPLE_BYTES - filled))
    if (line.some((byte) => byte > 0x7f)) {
      sample.set(line, filled)
      filled += line.length
    }
    start = end
  }
  return sample.subarray(0, filled)
}

function endsLinesLikeOldMac(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, SAMPLE_BYTES)
  return sample.includes(0x0d) && !sample.includes(0x0a)
}

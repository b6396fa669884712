/** What caption files write inside the words: voices, tags, character references. */

export interface VoicedText {
  /** Whom a voice tag names; null without one. */
  voice: string | null
  text: string
}

const VOICE = /<v(?:\.[^\s>]{0,80})?[ \t]+([^<>]{1,200})>/g
/** Only what is a tag: "a < b" and "<3" stay. SubRip also has position codes in braces. */
const TAG =
  /<\/?(?:c|i|b|u|v|s|ruby|rt|lang|font|span|em|strong)?(?:[.\s][^<>]{0,200})?\/?>|<\d[\d:.]{3,16}>|\{\\an?\d{1,2}\}/gi
const REFERENCE = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,5}));/gi

const NAMED: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00A0',
  lrm: '\u200E',
  rlm: '\u200F',
}

/** A cue's text cut where the voice changes, without markup. */
export function readVoices(raw: string): VoicedText[] {
  const parts: VoicedText[] = []
  let voice: string | null = null
  let from = 0
  const push = (end: number) => {
    const text = removeMarkup(raw.slice(from, end))
    if (text !== '') parts.push({ voice, text })
  }
  for (const match of raw.matchAll(VOICE)) {
    push(match.index)
    voice = removeMarkup(match[1] ?? '')
    from = match.index + match[0].length
  }
  push(raw.length)
  return parts
}

function removeMarkup(raw: string): string {
  return raw.replace(TAG, '').replace(REFERENCE, resolveReference).trim()
}

function resolveReference(whole: string, decimal?: string, hex?: string, name?: string): string {
  if (name !== undefined) return Object.hasOwn(NAMED, name.toLowerCase()) ? (NAMED[name.toLowerCase()] ?? whole) : whole
  const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)
  const readable = code >= 0x20 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) && code !== 0xfffc
  return readable ? String.fromCodePoint(code) : ''
}

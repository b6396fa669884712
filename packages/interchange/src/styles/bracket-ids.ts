/** "[id1] text": pseudonyms in square brackets, as focus groups are often written down. */
import { isLabelShaped, LONGEST_LABEL } from '../speakers/label-shape.ts'
import { readBracketedTime, skipSpaces } from '../time/read-time.ts'
import type { Head, LineStyle } from './style.ts'

export const bracketIds: LineStyle = {
  name: 'bracket-ids',
  trust: 'low',
  findHead: (lines, at) => readBracketId(lines[at]?.text ?? ''),
}

/** What transcribers put in brackets that nobody says. */
const SOUNDS =
  /^(?:laugh|chuckl|giggl|music|applau|clap|paus|silenc|inaudibl|unintellig|indistinct|crosstalk|cross talk|overlap|nois|sigh|cough|cry|phone|door|background|break|sic|blank|redact|anonym|name|foreign|glossary)/i

function readBracketId(text: string): Head | null {
  if (text[0] !== '[' || readBracketedTime(text)) return null
  const close = text.slice(0, LONGEST_LABEL).indexOf(']')
  const label = text.slice(1, close).trim()
  if (close < 0 || !isLabelShaped(label) || SOUNDS.test(label)) return null
  const from = skipSpaces(text, text[close + 1] === ':' ? close + 2 : close + 1)
  return { label, lead: text.slice(0, from), start: null, end: null, rest: text.slice(from) }
}

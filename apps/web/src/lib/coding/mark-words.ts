import type { Code } from '@intercoder/domain'
import { dateAndTime } from '#lib/words/units.ts'
import type { Mark } from './mark.ts'

/** How the code of a mark is seen; a code that is gone still has a sign, a name and a colour of the palette. */
export function lookOf(code: Code | null | undefined): { sign: string; name: string; colour: string } {
  if (!code) return { sign: '·', name: 'Deleted code', colour: 'slate' }
  return { sign: code.name, name: code.name, colour: code.colour }
}

/** A mark in one line, as it is read aloud: "Training, by Ben Okafor, unsure: we were trained on the…". */
export function wordMark(mark: Mark, code: string): string {
  const unsure = mark.certainty === 'unsure' ? ', unsure' : ''
  const remark = mark.remark ? `, remark: ${shorten(mark.remark, 60)}` : ''
  return `${code}, by ${mark.mine ? 'me' : mark.coder.name}${unsure}: ${shorten(mark.quote, 80)}${remark}`
}

/** When and by whom: "Ben Okafor, 3 Feb, 14:05". */
export function wordOrigin(mark: Mark): string {
  return `${mark.mine ? 'Me' : mark.coder.name}, ${dateAndTime(mark.at)}`
}

/** The beginning of a text, cut at a word where there is one. */
export function shorten(text: string, most: number): string {
  // A passage may go on for pages, and labels by the dozen are worded anew at every coding.
  const beginning = text.slice(0, most * 4)
  const line = beginning.replace(/\s+/g, ' ').trim()
  if (beginning.length === text.length && line.length <= most) return line
  const head = line.slice(0, most)
  const space = head.lastIndexOf(' ')
  return `${head.slice(0, space > most / 2 ? space : most).toWellFormed()}…`
}

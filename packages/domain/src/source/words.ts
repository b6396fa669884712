import { turnMarker } from './source.ts'

/** Longest name of a speaker, in UTF-16 units. */
const speakerLimit = 200

// Control characters other than tab and line feed have no place in words and break exports to XML.
const unwanted = new RegExp(`[\\u0000-\\u0008\\u000B-\\u001F\\u007F${turnMarker}]`, 'g')

/**
 * Words as they may stand in a transcript: line ends are LF, no control characters, no markers, no half characters
 * (the wire is UTF-8, which would change them on the way to everyone else).
 */
export function cleanWords(words: string): string {
  return words.replace(/\r\n?/g, '\n').replace(unwanted, '').toWellFormed()
}

/** A speaker's name on one line, without white space around it. */
export function cleanSpeaker(name: string): string {
  return cleanWords(name).replace(/\s+/g, ' ').trim().slice(0, speakerLimit).toWellFormed()
}

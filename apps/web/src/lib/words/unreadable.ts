import type { UnreadableFile } from '@intercoder/server/api'
import { formatName } from './format.ts'
import { bytes, number } from './units.ts'

const hostile: Record<string, string> = {
  expansion: 'It would unpack to far more than it is',
  entities: 'It asks for text to be multiplied without end',
  paths: 'It names places outside itself',
  nesting: 'It is nested deeper than any document is',
}

const remedies: Record<string, string> = {
  docx: 'Open it where it was made, save it as a Word document (.docx) and bring that.',
  text: 'Open it where it was made, save it as plain text and bring that.',
  vtt: 'Export it as WebVTT (.vtt) and bring that.',
}

/** Why a file cannot become a source, and what to bring instead. */
export function explainUnreadable(why: UnreadableFile): string {
  switch (why.kind) {
    case 'empty':
      return 'The file is empty. If it came by mail or from a shared drive, fetch it again.'
    case 'no-words':
      return 'Nobody says anything in this file. If it is a template, bring the one that was filled in.'
    case 'too-large':
      return `The file ${why.unpacked ? 'unpacks to' : 'is'} ${bytes(why.bytes)}; the most that is read is ${bytes(why.limit)}. Split it, or leave pictures out.`
    case 'too-long':
      return `The file has ${number(why.count)} ${why.what}; the most that is read is ${number(why.limit)}. Split it into several.`
    case 'truncated':
      return 'The file ends in the middle, as after an interrupted copy. Fetch it again from where it came.'
    case 'not-text':
      return 'This is not text in any alphabet we know. Bring the transcript as text, Word, WebVTT or SRT.'
    case 'unknown-format':
      return `Files of this kind${why.extension ? ` (.${why.extension})` : ''} are not known here. Bring text, Markdown, Word (.docx), WebVTT or SRT.`
    case 'unsupported':
      return explainUnsupported(why.format, why.instead)
    case 'office-damaged':
      return `The Word document is damaged (${why.part}). Open it in Word, save it again and bring that.`
    case 'encrypted':
      return 'The file is locked with a password. Save it without one and bring that.'
    case 'hostile':
      return `This file is built to do harm and was not opened. ${hostile[why.reason] ?? 'It is not what it claims to be'}. Ask whoever sent it.`
    case 'unknown-charset':
      return `“${why.charset}” is no alphabet known here. Choose one from the list.`
    case 'too-slow':
      return `Reading it took longer than ${why.seconds} seconds and was stopped. Split the file, or save it as plain text.`
    case 'too-hungry':
      return 'Reading it took more memory than a file may and was stopped. Split the file, or save it as plain text.'
  }
}

/** The same in a few words, where many stand below one another; what to do is said beside it. */
export function nameUnreadable(why: UnreadableFile): string {
  switch (why.kind) {
    case 'empty':
      return 'it is empty'
    case 'no-words':
      return 'nobody says anything in it'
    case 'too-large':
      return 'it is too large'
    case 'too-long':
      return 'it is too long'
    case 'truncated':
      return 'it ends in the middle'
    case 'not-text':
      return 'it is not text'
    case 'unknown-format':
      return why.extension ? `.${why.extension} is not known here` : 'its kind is not known here'
    case 'unsupported':
      return `it is ${formatName(why.format)}`
    case 'office-damaged':
      return 'it is damaged'
    case 'encrypted':
      return 'it is locked with a password'
    case 'hostile':
      return 'it is built to do harm'
    case 'unknown-charset':
      return 'its alphabet is not known here'
    case 'too-slow':
      return 'it takes too long'
    case 'too-hungry':
      return 'it takes too much memory'
  }
}

function explainUnsupported(format: string, instead: string | null): string {
  if (instead === null)
    return `This is ${formatName(format)}. Bring the transcript of it, as text, Word, WebVTT or SRT.`
  return `This is ${formatName(format)}, which is not read yet. ${remedies[instead] ?? ''}`
}

/** Whether words in front of a colon, in bold or on a line of their own can be the label of a speaker at all. */

export const LONGEST_LABEL = 60
const MOST_WORDS = 6

/** What no label holds: the end of a sentence, markup, an address. Dots stay out of this list because of "Dr. Ito" and "A.B.". */
const NEVER = /[\n!?;<>{}=*\\"“”„«»…。！？；，、]|:\/|www\./u
/** A dot is part of a title or an initial only after very few letters. */
const SENTENCE_END = /[\p{L}\p{N}]{4,}\.|\.$/u
const INITIALS = /^(?:\p{L}\.){1,4}$/u
const FIRST = /^[\p{L}\p{N}#@]/u
const LETTER_OR_NUMBER = /[\p{L}\p{N}]/u

/** Particles of names and joiners, which stay small among capitalised words. */
const SMALL_WORDS = new Set(
  'van der den de la le du des di da dos do del von zu of the and & et y e und al el bin ibn ter ten | - –'.split(' '),
)

const ROLES = new Set(
  [
    'interviewer interviewee participant respondent informant moderator facilitator researcher speaker host guest',
    'patient doctor nurse clinician manager observer translator interpreter audience narrator question answer',
    'interviewerin interviewte befragte befragter teilnehmer teilnehmerin intervieweur enquêteur enquêté participante',
    'entrevistador entrevistadora entrevistado entrevistada moderadora chercheur chercheuse sujet unknown',
  ]
    .join(' ')
    .split(' '),
)

/** Short, begins with a letter or figure, and holds nothing that only sentences hold. */
export function isLabelShaped(label: string): boolean {
  if (label.length === 0 || label.length > LONGEST_LABEL || !FIRST.test(label)) return false
  if (NEVER.test(label) || (SENTENCE_END.test(label) && !INITIALS.test(label))) return false
  if (label.split(',').length > 2) return false
  const words = label.split(/\s+/)
  return words.length <= MOST_WORDS && !isLowerCasePhrase(words) && LETTER_OR_NUMBER.test(label)
}

/** Every word begins like a name's: capital, figure, bracket, or a letter of a script without capitals. */
export function isNameLike(label: string): boolean {
  if (isRole(label)) return true
  const words = label.split(/\s+/)
  return words.every((word, index) => (index > 0 && SMALL_WORDS.has(word)) || !/^[("'[]?\p{Ll}/u.test(word))
}

/** "interviewer", "Participant 3", "speaker_01", "P2": what somebody is in the study, not who they are. */
export function isRole(label: string): boolean {
  const bare = label.toLowerCase().replace(/[\s_#-]*(?:\d{1,3}|[a-z])?$/u, '')
  return ROLES.has(bare) || ROLES.has(label.toLowerCase()) || /^\p{L}{1,3}[-_ ]?\d{1,3}$/u.test(label)
}

function isLowerCasePhrase(words: string[]): boolean {
  return words.length > 3 && words.every((word) => /^\p{Ll}/u.test(word))
}

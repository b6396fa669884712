import type { CodingRefusal } from '@intercoder/domain'

/** Why words could not be coded, or a coding not be changed, in a sentence that says what to do. */
export function wordRefusal(refusal: CodingRefusal): string {
  switch (refusal.kind) {
    case 'span-empty':
    case 'span-without-words':
      return 'Select some words first.'
    case 'span-outside':
      return 'Those words are no longer in the transcript. Select them again.'
    case 'unknown-coding':
      return 'That coding is gone: it was removed in another window.'
    case 'remark-too-long':
      return `Keep the remark under ${refusal.limit.toLocaleString()} characters.`
    case 'coding-exists':
    case 'unknown-certainty':
      return 'That did not work. Please try again.'
  }
}

/** Runs of characters that are not white space. Chinese and Japanese write none, so there a sentence counts as one. */
export function countWords(text: string): number {
  let words = 0
  for (const _ of text.matchAll(/\S+/g)) words++
  return words
}

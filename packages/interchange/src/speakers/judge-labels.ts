/** Which of the labels found in a file are proposed as speakers. A person sees all of them with their counts and decides. */
import { isNameLike, isRole } from './label-shape.ts'
import { isProseLabel } from './prose-labels.ts'

/** How often each label stands in the file, in the order in which they first appear. */
export type LabelCounts = Map<string, number>

/** High where nothing but a speaker is written that way (a voice tag, bold with a colon); low where prose can look the same. */
export type Trust = 'high' | 'low'

/** A label of prose may repeat; speakers take up a fair part of the paragraphs. */
const LEAST_SHARE = 0.05
const SHARE_OF_SMALL_LETTERS = 0.05
const SHARE_WHEN_NOTHING_REPEATS = 0.6

/** The labels to propose, of a text with so many paragraphs (or cues). */
export function judgeLabels(counts: LabelCounts, paragraphs: number, trust: Trust): Set<string> {
  const candidates = [...counts.keys()].filter((label) => !isProseLabel(label))
  if (trust === 'high') return new Set(candidates)
  const strong = candidates.filter((label) => isStrong(label, counts.get(label) ?? 0, paragraphs))
  const said = strong.reduce((sum, label) => sum + (counts.get(label) ?? 0), 0)
  if (strong.length === 0) return judgeSingles(candidates, paragraphs)
  if (said < paragraphs * LEAST_SHARE) return new Set()
  return new Set([...strong, ...findSpokenOnce(candidates, new Set(strong))])
}

function isStrong(label: string, count: number, paragraphs: number): boolean {
  if (count < 2) return false
  return isNameLike(label) || (count >= 3 && count >= paragraphs * SHARE_OF_SMALL_LETTERS)
}

/** A short file in which everybody speaks once: only believed where nearly every paragraph has a name in front. */
function judgeSingles(candidates: string[], paragraphs: number): Set<string> {
  const names = candidates.filter(isNameLike)
  return names.length >= 2 && names.length >= paragraphs * SHARE_WHEN_NOTHING_REPEATS ? new Set(names) : new Set()
}

/** Those who speak once among others who speak often: they look like names, and like the names of the others. */
function findSpokenOnce(candidates: string[], strong: ReadonlySet<string>): string[] {
  const oneWord = [...strong].every((label) => !label.includes(' '))
  const begun = candidates.findIndex((label) => strong.has(label))
  return candidates
    .slice(begun)
    .filter((label) => !strong.has(label) && isNameLike(label))
    .filter(
      (label) =>
        isRole(label) || isAllCapitals(label) || (label.includes(' ') ? label.split(/\s+/).length <= 4 : oneWord),
    )
}

function isAllCapitals(label: string): boolean {
  return label === label.toUpperCase() && label !== label.toLowerCase()
}

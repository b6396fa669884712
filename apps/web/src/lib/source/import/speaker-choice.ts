/** What a person decides about the speakers that were found in a file. Pure. */
import type { Participant } from '@intercoder/domain'
import type { ImportSettings } from '@intercoder/server/api'
import type { ImportPreview } from '#lib/api/shapes.ts'

export type ProposedSpeaker = ImportPreview['speakers'][number]
export type SpeakerDecisions = NonNullable<ImportSettings['speakers']>

export interface SpeakerChoice {
  label: string
  turns: number
  words: number
  /** `same` is merged into the speaker with the label `into`. */
  as: 'speaker' | 'same' | 'text'
  name: string
  into: string
  /** Who the speaker is in the study; empty for not said. */
  role: string
}

/** As the reader proposes it, keeping what was already decided about labels that are still there. */
export function proposeChoices(
  found: readonly ProposedSpeaker[],
  before: readonly SpeakerChoice[] = [],
): SpeakerChoice[] {
  return found.map(({ label, turns, words, proposed }) => {
    const decided = before.find((choice) => choice.label === label)
    return decided
      ? { ...decided, turns, words }
      : { label, turns, words, as: proposed ? 'speaker' : 'text', name: label, into: '', role: '' }
  })
}

/** The labels that another may be merged into: speakers of their own. */
export function mergeTargets(choices: readonly SpeakerChoice[], label: string): SpeakerChoice[] {
  return choices.filter((choice) => choice.label !== label && choice.as === 'speaker')
}

/** The same choices after one of them was changed; whoever was merged into it and is left behind speaks for themselves. */
export function choose(choices: readonly SpeakerChoice[], changed: SpeakerChoice): SpeakerChoice[] {
  return choices.map((choice) => {
    if (choice.label === changed.label) return changed
    const leftBehind = choice.as === 'same' && choice.into === changed.label && changed.as !== 'speaker'
    return leftBehind ? { ...choice, as: 'speaker', into: '' } : choice
  })
}

/** The decisions as the server reads them. Two labels with one name are one speaker. */
export function decisionsOf(choices: readonly SpeakerChoice[]): SpeakerDecisions {
  return Object.fromEntries(
    choices.map((choice) => [
      choice.label,
      choice.as === 'text' ? { as: 'text' } : { as: 'speaker', name: nameOf(choice, choices) },
    ]),
  )
}

/** Who the speakers are in the study, for those of whom it was said. */
export function participantsOf(choices: readonly SpeakerChoice[]): Participant[] {
  return choices
    .filter(({ as, role }) => as === 'speaker' && role.trim() !== '')
    .map((choice) => ({ speaker: nameOf(choice, choices), role: choice.role.trim() }))
}

function nameOf(choice: SpeakerChoice, choices: readonly SpeakerChoice[]): string {
  const named = choice.as === 'same' ? (choices.find(({ label }) => label === choice.into) ?? choice) : choice
  return named.name.trim() || named.label
}

import type { Outcome } from '../outcome.ts'
import { characterDice } from '../spans/confusion.ts'
import type { Pair } from '../spans/pair-texts.ts'
import type { Ratings } from '../units/ratings.ts'
import { confusionOfLabels } from '../units/sets.ts'

/**
 * F1 over all labels and all units that both coders judged: 2 · labels in common / all labels given. Labels that neither gave
 * do not enter, and nothing is corrected for chance. `no-spans` where nobody gave any.
 */
export function microF1(sets: Ratings, pair: Pair): Outcome {
  return characterDice(confusionOfLabels(sets, pair))
}

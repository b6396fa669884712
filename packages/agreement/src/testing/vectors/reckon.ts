import { reckonBootstrap } from './bootstrap.ts'
import { reckonCoding } from './coding.ts'
import { reckonDisagreements } from './disagreements.ts'
import { reckonGamma } from './gamma.ts'
import { reckonIncremental } from './incremental.ts'
import { isAsExpected } from './judge.ts'
import { reckonMultilabel } from './multilabel.ts'
import { reckonSpans } from './spans.ts'
import { reckonUnitMapping } from './unit-mapping.ts'
import { reckonUnitizing } from './unitizing.ts'
import { pick, type Figure, type Reckon, type Vector } from './vector.ts'

const families = {
  'coding-published': reckonCoding,
  'coding-random': reckonCoding,
  'coding-edge': reckonCoding,
  'coding-large': reckonCoding,
  multilabel: reckonMultilabel,
  unitizing: reckonUnitizing,
  spans: reckonSpans,
  'spans-large': reckonSpans,
  'unit-mapping': reckonUnitMapping,
  disagreements: reckonDisagreements,
  incremental: reckonIncremental,
  bootstrap: reckonBootstrap,
  gamma: reckonGamma,
}

export interface Reckoned {
  figures: Figure[]
  /** In words, those that are not as expected. */
  faults: string[]
}

/** What the engine gives for a vector, on whatever machine this runs. */
export function reckonVector(family: string, { id, data, expected }: Vector): Reckoned {
  // Each family reads data and parameters of its own; that they are of its form is what the README of the vectors says.
  const reckon = (pick(families, family) as Reckon<never>)(data as never)
  const figures = expected.map((one) => reckon(one))
  const faults = expected.flatMap((one, at) => {
    const figure = figures[at] ?? NaN
    if (isAsExpected(figure, one)) return []
    const { coefficient, params, value, reason } = one
    return `${id}: ${JSON.stringify({ coefficient, params, value, reason })}, not ${JSON.stringify(figure)}`
  })
  return { figures, faults }
}

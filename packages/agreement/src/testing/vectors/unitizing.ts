/** The unitizing family: figures of 1995 to 2004 and those of 2016. */
import type { Continuum } from '../../continuum/continuum.ts'
import { alphaU2004, unitizingDisagreement } from '../../unitizing/alpha-u-2004.ts'
import { coincide } from '../../unitizing/coincide.ts'
import { cuAlpha, cuCoverage, kuAlpha, kuCoverage } from '../../unitizing/cu-alpha.ts'
import { barUAlpha, expectedCoincidence, observedCoincidence, uAlpha } from '../../unitizing/u-alpha.ts'
import { continuumOf, pick, type Figure, type RawText, type Reckon } from './vector.ts'

interface Params {
  code?: string
  codes?: [string | null, string | null]
  metric?: 'nominal'
  variant?: 'union'
}

const none: Continuum = { length: 0, coders: new Map() }

const figures: Record<string, (continua: readonly Continuum[], params: Params) => Figure> = {
  u_alpha: (continua) => uAlpha(coincide(continua)),
  bar_u_alpha: (continua) => barUAlpha(coincide(continua)),
  cu_alpha: (continua, { variant }) => cuAlpha(coincide(continua), variant ? { variant } : {}),
  cu_coverage: (continua) => cuCoverage(coincide(continua)),
  ku_alpha: (continua, { code = '' }) => kuAlpha(coincide(continua), code),
  ku_coverage: (continua, { code = '' }) => kuCoverage(coincide(continua), code),
  observed_coincidence: (continua, { codes = [null, null] }) => observedCoincidence(coincide(continua), ...codes),
  expected_coincidence: (continua, { codes = [null, null] }) => expectedCoincidence(coincide(continua), ...codes),
  alpha_u_2004: ([continuum = none], { code }) => alphaU2004(continuum, code),
  alpha_u_2004_observed: ([continuum = none], { code = '' }) => unitizingDisagreement(continuum, code).observed,
  alpha_u_2004_expected: ([continuum = none], { code = '' }) => unitizingDisagreement(continuum, code).expected,
}

export const reckonUnitizing: Reckon<{ documents: RawText[] }, Params> = ({ documents }) => {
  const continua = documents.map(continuumOf)
  return ({ coefficient, params = {} }) => pick(figures, coefficient)(continua, params)
}

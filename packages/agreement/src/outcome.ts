/**
 * Why a figure is not defined. Undefined is never 1, 0 or NaN: it is shown as what it is, with the raw agreement beside it.
 * `no-pairable-values`: nothing was judged by two coders. `no-variation`: all that was judged is alike, so that there is no
 * disagreement to expect (0/0). `single-category`: fewer than two declared categories. `no-spans`: nobody marked anything.
 * `too-little-shared`: what coders gave values to together is so little that no chance agreement can be told from it.
 */
export type Reason = 'no-pairable-values' | 'no-variation' | 'single-category' | 'no-spans' | 'too-little-shared'

/** A figure, or why there is none. */
export type Outcome = { value: number } | { value: null; reason: Reason }

export const define = (value: number): Outcome => ({ value })

export const undefine = (reason: Reason): Outcome => ({ value: null, reason })

import type { Coding, Continuum } from './continuum.ts'

/**
 * The text with its codes renamed: children rolled up into their parent, several codes taken as one, or all of them, for
 * agreement on whether a passage is coded at all. Codings whose code becomes null are left out.
 */
export function recode({ length, coders }: Continuum, rename: (code: string) => string | null): Continuum {
  const renamed = (codings: readonly Coding[]) =>
    codings.flatMap(({ start, end, code }) => {
      const name = rename(code)
      return name === null ? [] : { start, end, code: name }
    })
  return { length, coders: new Map([...coders].map(([coder, codings]) => [coder, renamed(codings)])) }
}

/**
 * A stretch of a text, half open: the unit at `start` belongs to it, the one at `end` does not. Offsets are whole numbers,
 * UTF-16 units where the text is a JavaScript string; any other even count (tokens, milliseconds) serves as well.
 */
export interface Span {
  start: number
  end: number
}

/** One code applied to one span by one coder. */
export interface Coding extends Span {
  code: string
}

/** One text, as the coders who judged it have coded it. */
export interface Continuum {
  length: number
  /**
   * A coder with no codings judged the text and found nothing in it; a coder who is not listed never judged it. The two
   * give different figures. Codings may overlap, repeat or run past the text: every function here puts them in order.
   */
  coders: ReadonlyMap<string, readonly Coding[]>
}

/** The runs of one code in one text: for each coder who holds any, in order, neither overlapping nor touching. */
export type Runs = ReadonlyMap<string, readonly Span[]>

export const lengthOf = ({ start, end }: Span): number => end - start

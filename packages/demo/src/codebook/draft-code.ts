import type { Colour } from '@intercoder/domain'

/** A code as the team wrote it down. `key` is its short name in the tables of codings. */
export interface DraftCode {
  key: string
  name: string
  colour: Colour
  definition: string
  whenToUse: string
  whenNot: string
  /** Words of an interview in double quotes, then who said them. */
  example: string
  codes?: DraftCode[]
}

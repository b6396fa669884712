import type { LineField } from '@intercoder/domain'

/** The parts of a code that decisions add lines to. */
export const lineFieldNames: Record<LineField, string> = {
  whenToUse: 'When to use',
  whenNot: 'When not to use',
  example: 'Example',
}

/** Small builders for the tests of the codebook. */
import type { AccountId, CodeId } from '../ids.ts'
import { changeCodebook, type CodebookChange } from './change.ts'
import type { Code, Codebook } from './code.ts'
import type { Recording } from './rules.ts'
import type { Result } from '../result.ts'

export const codeId = (name: string) => `code-${name}` as CodeId

export function makeCode(name: string, fields: Partial<Code> = {}): Code {
  const empty = { definition: '', whenToUse: '', whenNot: '', example: '' }
  return { id: codeId(name), name, parent: null, order: 'V', colour: 'blue', suggestedBy: null, ...empty, ...fields }
}

export function makeCodebook(...codes: Code[]): Codebook {
  return { codes, operations: [] }
}

export function recording(id: string, now: number): Recording {
  return { id, by: 'account-1' as AccountId, now }
}

/** The codebook after a verb; a refusal fails the test with its kind. */
export function after(
  codebook: Codebook,
  verb: (codebook: Codebook) => Result<CodebookChange[], { kind: string }>,
): Codebook {
  const result = verb(codebook)
  if (!result.ok) throw new Error(`refused: ${result.refusal.kind}`)
  return result.value.reduce(changeCodebook, codebook)
}

/** How a decision becomes a line in the codebook. */
import { codeLimits, type Codebook, type ProseField } from '../codebook/code.ts'
import type { CodebookChange } from '../codebook/change.ts'
import type { AccountId, ActId, CodeId, DecisionId, LayerId } from '../ids.ts'
import { accept, refuse, type Result } from '../result.ts'

/** The parts of a code that a decision can add a line to. */
export type LineField = Exclude<ProseField, 'definition'>
export const lineFields = ['whenToUse', 'whenNot', 'example'] as const satisfies readonly LineField[]

/** A line that a code owes to a decision. It is kept beside the code's words, which people go on editing. */
export interface CodebookLine {
  id: ActId
  code: CodeId
  field: LineField
  words: string
  /** The reconciliation, by its consensus layer, and the decision in it. */
  layer: LayerId
  decision: DecisionId
  by: AccountId
  /** Milliseconds since 1970. */
  at: number
}

export type LineRefusal =
  { kind: 'unknown-code'; code: CodeId } | { kind: 'prose-too-long'; limit: number } | { kind: 'words-missing' }

/** The words of the code with the line behind them. */
export function addLine(codebook: Codebook, line: CodebookLine): Result<CodebookChange[], LineRefusal> {
  const { code: id, field } = line
  const code = codebook.codes.find((one) => one.id === id)
  if (!code) return refuse({ kind: 'unknown-code', code: id })
  if (line.words.trim() === '') return refuse({ kind: 'words-missing' })
  const before = code[field].trimEnd()
  const words = before === '' ? line.words : `${before}\n${line.words}`
  if (words.length > codeLimits.prose) return refuse({ kind: 'prose-too-long', limit: codeLimits.prose })
  return accept([{ kind: 'write-prose', code: id, field, words }])
}

/** What can be done to a codebook, as values: the rules make them, a shared document or a plain codebook takes them. */
import type { CodeId } from '../ids.ts'
import type { Code, Codebook, CodebookOperation, ProseField } from './code.ts'

export type CodebookChange =
  | { kind: 'add-code'; code: Code }
  | { kind: 'set-code'; code: CodeId; fields: Partial<Pick<Code, 'name' | 'parent' | 'order' | 'colour'>> }
  | { kind: 'accept-code'; code: CodeId }
  | { kind: 'write-prose'; code: CodeId; field: ProseField; words: string }
  | { kind: 'remove-code'; code: CodeId }
  | { kind: 'record-operation'; operation: CodebookOperation }
  | { kind: 'withdraw-operation'; operation: string }

/** The codebook after a change that the rules accepted for it. */
export function changeCodebook(codebook: Codebook, change: CodebookChange): Codebook {
  const { codes, operations } = codebook
  switch (change.kind) {
    case 'add-code':
      return { codes: [...codes, change.code], operations }
    case 'set-code':
      return {
        codes: codes.map((code) => (code.id === change.code ? { ...code, ...change.fields } : code)),
        operations,
      }
    case 'accept-code':
      return {
        codes: codes.map((code) => (code.id === change.code ? { ...code, suggestedBy: null } : code)),
        operations,
      }
    case 'write-prose': {
      const prose = { [change.field]: change.words }
      return { codes: codes.map((code) => (code.id === change.code ? { ...code, ...prose } : code)), operations }
    }
    case 'remove-code':
      return { codes: codes.filter((code) => code.id !== change.code), operations }
    case 'record-operation':
      return { codes, operations: [...operations, change.operation] }
    case 'withdraw-operation':
      return { codes, operations: operations.filter(({ id }) => id !== change.operation) }
  }
}

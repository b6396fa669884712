import { expect, test } from 'vitest'
import { closeCodes, explainClose, type CloseReason } from './close-code.ts'
import { exceeded } from './limits.ts'

test('every code explains itself', () => {
  for (const [reason, { code }] of Object.entries(closeCodes)) expect(explainClose(code)).toBe(reason)
  expect(explainClose(1009)).toBe('tooLarge')
  expect(explainClose(1006)).toBeNull()
})

test('a stock client retries exactly what asks for it: it stops on 4400 to 4499', () => {
  for (const { code, remedy } of Object.values(closeCodes)) expect(code < 4400 || code > 4499).toBe(remedy === 'retry')
})

test('every limit ends in a reason that has a remedy', () => {
  const reasons: CloseReason[] = Object.values(exceeded)
  for (const reason of reasons) expect(closeCodes[reason]).toBeDefined()
})

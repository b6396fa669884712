import { expect, test } from 'vitest'
import { writeAwareness, writeStep1, writeStep2, writeUpdate } from './message.ts'
import { SaveLedger } from './save-ledger.ts'

const nothing = new Uint8Array([0, 0])
const [step1, step2, update] = [writeStep1(nothing), writeStep2(nothing), writeUpdate(nothing)]

function opened(): SaveLedger {
  const ledger = new SaveLedger()
  ledger.opened()
  for (const frame of [step1, writeAwareness([]), step2]) ledger.sent(frame)
  return ledger
}

test('P2 before the server has been told what is here, nothing is settled', () => {
  const ledger = new SaveLedger()
  expect(ledger.isSettled).toBe(false)
  ledger.opened()
  ledger.sent(step1)
  expect(ledger.isSettled).toBe(false)
  ledger.sent(step2)
  expect(ledger.isSettled).toBe(false)
  ledger.committed(1)
  expect(ledger.isSettled).toBe(true)
})

test('P2 a change is unsaved until as many frames are committed as were sent', () => {
  const ledger = opened()
  ledger.committed(1)
  ledger.edited()
  ledger.sent(update)
  ledger.edited()
  ledger.sent(update)
  ledger.committed(2)
  expect([ledger.isSettled, ledger.isUnsaved]).toEqual([false, true])
  ledger.committed(3)
  expect([ledger.isSettled, ledger.isUnsaved]).toEqual([true, false])
})

test('P2 a change that no frame carried, because the socket was closing, stays unsaved', () => {
  const ledger = opened()
  ledger.edited()
  ledger.committed(1)
  expect([ledger.isSettled, ledger.isUnsaved]).toEqual([false, true])
})

test('P2 a connection lost leaves unsaved what it had not acknowledged, and the next one counts anew', () => {
  const ledger = opened()
  ledger.committed(1)
  ledger.edited()
  ledger.sent(update)
  ledger.lost()
  ledger.opened()
  expect([ledger.isSettled, ledger.isUnsaved]).toEqual([false, true])
  ledger.sent(step2)
  ledger.committed(1)
  expect([ledger.isSettled, ledger.isUnsaved]).toEqual([true, false])
})

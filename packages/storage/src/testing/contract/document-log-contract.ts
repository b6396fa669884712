/** Every rule of `DocumentLog`, for any engine. */
import { describe } from 'vitest'
import type { Engine } from '../engines.ts'
import { describeAppending, describeSharing } from './append-contract.ts'
import { describeFolding } from './fold-contract.ts'
import { describeHistory } from './history-contract.ts'
import { describeKilling } from './kill-contract.ts'
import { describeDamage, describeSnapshots } from './snapshot-contract.ts'
import { useSubject } from './subject.ts'

export function describeDocumentLog(engine: Engine): void {
  describe('DocumentLog', () => {
    const subject = useSubject(engine)
    describe('appending', () => describeAppending(subject))
    describe('being shared', () => describeSharing(subject))
    describe('snapshots', () => describeSnapshots(subject))
    describe('damage', () => describeDamage(subject))
    describe('folding', () => describeFolding(subject))
    describe('history', () => describeHistory(subject))
    describe('being killed', () => describeKilling(engine))
  })
}

import { describe } from 'vitest'
import { describeDocumentLog } from '../testing/contract/document-log-contract.ts'
import { findEngines, titleOf } from '../testing/engines.ts'

for (const engine of await findEngines()) {
  describe.skipIf(engine.unreachable !== null)(titleOf(engine), () => describeDocumentLog(engine))
}

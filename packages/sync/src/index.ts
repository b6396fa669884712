export { documentKinds, nameDocument, parseDocumentName } from './document-name.ts'
export type { DocumentKind, DocumentName } from './document-name.ts'

export {
  countsAsUpdate,
  messageTypes,
  readAwareness,
  readMessage,
  writeAwareness,
  writeSaved,
  writeStep1,
  writeStep2,
  writeUpdate,
} from './message.ts'
export type { AwarenessEntry, Message } from './message.ts'

export { askInAddress, readAddress } from './room-address.ts'
export type { RoomAddress } from './room-address.ts'

export { closeCodes, explainClose } from './close-code.ts'
export type { CloseReason } from './close-code.ts'

export { exceeded, limits } from './limits.ts'
export type { Limits } from './limits.ts'

export { SaveLedger } from './save-ledger.ts'

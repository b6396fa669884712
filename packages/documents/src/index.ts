export { openDocument } from './open.ts'
export { isOwn, ownStep, ownTyping } from './origin.ts'
export type { OwnOrigin } from './origin.ts'

export { readTranscript } from './transcript/read-transcript.ts'
export { createTranscript, insertMarker, writeTranscript } from './transcript/write-transcript.ts'
export { observeTurnDetails, readTurnDetails } from './transcript/turn-details.ts'
export type { TurnDetails } from './transcript/turn-details.ts'
export { pieceLength, piecesOf, textOf } from './transcript/run.ts'
export type { Piece, RunChange } from './transcript/run.ts'
export { undoTranscript } from './transcript/undo-transcript.ts'

export { anchorSpan, anchorSpans } from './anchors/anchor.ts'
export type { Anchor, AnchoredSpan } from './anchors/anchor.ts'
export { AnchorIndex } from './anchors/anchor-index.ts'
export type { RunListener } from './anchors/anchor-index.ts'

export { observeLayer, placeCoding, readAnchoredCodings, readLayer } from './layer/read-layer.ts'
export type { LayerChange, ReadCodings } from './layer/read-layer.ts'
export type { AnchoredCoding, InvalidEntry } from './layer/stored-coding.ts'
export {
  applyCode,
  changeCode,
  findCoding,
  moveBoundary,
  removeCoding,
  setCertainty,
  setRemark,
} from './layer/write-layer.ts'
export { undoLayer } from './layer/undo-layer.ts'

export { observeCodebook, readCodebook } from './codebook/read-codebook.ts'
export type { ReadCodebook } from './codebook/read-codebook.ts'
export { createCodebook, writeCodebook } from './codebook/write-codebook.ts'
export { undoCodebook } from './codebook/undo-codebook.ts'

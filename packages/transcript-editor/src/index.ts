export { TranscriptEditor } from './transcript-editor.ts'
export type { EditorEvents, EditorOptions, EditorWords } from './options.ts'
export { wordsDragType } from './text/mode.ts'
export type { Mode } from './text/mode.ts'

export type { CodingChange, ShownCoding } from './codings/shown-coding.ts'
export type { PeerSelection } from './codings/peers.ts'

export { emptyMargin } from './margin/bracket-layout.ts'
export type { Bracket, Margin } from './margin/bracket-layout.ts'
export type { Label } from './margin/labels.ts'

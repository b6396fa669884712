/** What an editor is made with, and what it tells. */
import type { NewId, SnapUnit, Span, TurnId } from '@intercoder/domain'
import type { AnchorIndex } from '@intercoder/documents'
import type { Margin } from './margin/bracket-layout.ts'
import type { Mode } from './text/mode.ts'

/** Sentences for people who cannot see the page. */
export interface EditorWords {
  /** Names the text. */
  transcript: string
  /** Name the handles at the ends of a coding. */
  start: string
  end: string
}

export interface EditorOptions {
  /** The element that the editor is put into. The margin is measured from its top; it must scroll inside `scroller`. */
  place: HTMLElement
  scroller: HTMLElement
  /** Of the transcript's document. The editor looks up in it where codings are. */
  index: AnchorIndex
  newId: NewId
  words: EditorWords
  /** Reading where not given. */
  mode?: Mode
  /** On what selections and dragged ends fall; words where not given. */
  snap?: SnapUnit
  /** Height of a label in the margin, in pixels. */
  labelHeight?: number
  on?: Partial<EditorEvents>
}

/** Offsets are UTF-16 units of the run, spans half open. */
export interface EditorEvents {
  /** The selection changed. Null when nothing, or nothing but white space, is selected. */
  selection: (selection: { chosen: Span; snapped: Span } | null) => void
  /** The caret moved, or the words beneath it did. */
  caret: (offset: number) => void
  /** The pointer came upon other codings, by key; none when it left them. */
  hover: (keys: string[], event: PointerEvent) => void
  /** Words were clicked: the codings over them, by key, perhaps none. */
  press: (keys: string[], event: MouseEvent) => void
  /** The number, speaker or time of a turn was clicked. */
  turn: (turn: TurnId, event: MouseEvent) => void
  /** Other turns are on the screen; `top` is the offset of the first of them. */
  view: (view: { span: Span; top: number; first: number; last: number }) => void
  /** Brackets and labels of the margin, whenever they stand elsewhere. */
  margin: (margin: Margin) => void
  /** An end of the handled coding is being moved, or was let go at its new place. */
  boundary: (key: string, span: Span, isDone: boolean) => void
}

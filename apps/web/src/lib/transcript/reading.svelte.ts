import { turnMarker, type SnapUnit, type Span } from '@intercoder/domain'
import type { AnchorIndex } from '@intercoder/documents'
import { emptyMargin, type Margin, type Mode, type TranscriptEditor } from '@intercoder/transcript-editor'
import { keep, recall } from '#lib/device/kept.ts'

const snapPlace = 'intercoder:snap'

/** The turns on the screen; `top` is the offset of the first of them, turns are counted from 0. */
export interface View {
  span: Span
  top: number
  first: number
  last: number
}

/** One person's reading of a transcript: what is on the screen, where the caret is and which words are meant. */
export class Reading {
  readonly index: AnchorIndex
  readonly mayCorrect: boolean
  /** The text on the screen, once it is there. */
  editor = $state.raw<TranscriptEditor | null>(null)
  caret = $state.raw(0)
  /** What is selected as it was dragged, and out to whole units; null while no words are. */
  selection = $state.raw<{ chosen: Span; snapped: Span } | null>(null)
  view = $state.raw<View | null>(null)
  margin = $state.raw<Margin>(emptyMargin)
  /** Whether the keyboard is in the text. */
  hasFocus = $state(false)
  /** Goes up with every edit of the words. */
  edition = $state(0)

  #resumeAt: number | null = null
  #snap = $state<SnapUnit>(rememberedSnap())
  #mode = $state<Mode>('read')

  constructor(index: AnchorIndex, mayCorrect: boolean) {
    this.index = index
    this.mayCorrect = mayCorrect
    index.observe(() => this.edition++)
  }

  get text(): string {
    return this.index.text
  }

  /** The words that would be coded now; null where none are selected. */
  get target(): Span | null {
    return this.selection?.snapped ?? null
  }

  /** Goes on reading at an offset, such as after the page was opened anew, as soon as the text is on the screen. */
  resume(top: number): void {
    this.#resumeAt = top
    this.goOn()
  }

  goOn(): void {
    const { editor } = this
    const top = this.#resumeAt
    if (!editor || top === null) return
    this.#resumeAt = null
    requestAnimationFrame(() => editor.scrollTo({ start: top + 1, end: top + 1 }, 0))
  }

  /** The words of a span as people read them. */
  wordsOf({ start, end }: Span): string {
    return this.text.slice(start, end).replaceAll(turnMarker, ' ')
  }

  /** Brings words into view where they are not; what is in view stays where it is. */
  bring(span: Span): void {
    if (!this.editor?.shows(span)) this.editor?.scrollTo(span)
  }

  get snap(): SnapUnit {
    return this.#snap
  }

  set snap(unit: SnapUnit) {
    this.#snap = unit
    this.editor?.setSnap(unit)
    keep(snapPlace, unit)
  }

  get mode(): Mode {
    return this.#mode
  }

  set mode(mode: Mode) {
    if (mode === 'correct' && !this.mayCorrect) return
    this.#mode = mode
    this.editor?.setMode(mode)
  }
}

function rememberedSnap(): SnapUnit {
  const kept = recall(snapPlace)
  return kept === 'character' || kept === 'sentence' || kept === 'turn' ? kept : 'word'
}

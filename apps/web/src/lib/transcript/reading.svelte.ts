import { moveEdge, snapSpan, type BoundaryMove, type Span, type SnapUnit, type Transcript } from '@intercoder/domain'
import { readTranscript, type AnchorIndex } from '@intercoder/documents'
import type { Doc } from 'yjs'
import type { Surface } from './surface.ts'

/** One person's reading of a transcript: where the caret is, what is selected, and which words that means. */
export class Reading {
  readonly doc: Doc
  /** The text on the screen, once it is there. */
  surface = $state.raw<Surface | null>(null)
  caret = $state.raw(0)
  /** What is selected as it was dragged; null while nothing is. */
  selection = $state.raw<Span | null>(null)
  snap = $state<SnapUnit>('word')
  /** Goes up with every edit of the words. */
  edition = $state(0)

  #index: AnchorIndex
  #transcript: Transcript | null = null

  constructor(doc: Doc, index: AnchorIndex) {
    this.doc = doc
    this.#index = index
    index.observe(() => {
      this.#transcript = null
      this.edition++
    })
  }

  get text(): string {
    return this.#index.text
  }

  /** The transcript as it stands; read again only after an edit. */
  get transcript(): Transcript {
    return (this.#transcript ??= readTranscript(this.doc))
  }

  /** The words that would be coded now: the selection, out to whole units; null where it holds no words. */
  target: Span | null = $derived.by(() => {
    void this.edition
    return this.selection && snapSpan(this.transcript, this.selection, { unit: this.snap })
  })

  /** A span with one end moved over one unit; null where it cannot go further. */
  moved(span: Span, edge: BoundaryMove['edge'], towards: BoundaryMove['towards'], unit = this.snap): Span | null {
    return moveEdge(this.transcript, span, { edge, towards, unit })
  }

  snapped(span: Span): Span | null {
    return snapSpan(this.transcript, span, { unit: this.snap })
  }
}

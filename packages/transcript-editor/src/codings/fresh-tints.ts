/**
 * The tints of codings in the moment they are made, painted over the words as they stand. Drawing them with the others cuts
 * the text into other pieces, after which the editor has to set the browser's selection again: a page is laid out and a
 * long text counted through for that, and whoever codes would wait for it.
 */
import { palette } from '@intercoder/domain'
import type { EditorView } from 'prosemirror-view'
import { rangeOf } from '../text/places.ts'
import { tintOf } from './segments.ts'
import type { PlacedCoding } from './shown-coding.ts'

const canPaint = typeof Highlight === 'function' && 'highlights' in CSS

const emphasis = 'fresh-emphasis'

export class FreshTints {
  #shown: { key: string; range: Range; highlight: Highlight }[] = []

  constructor() {
    if (canPaint) adoptColours()
  }

  get isShown(): boolean {
    return this.#shown.length > 0
  }

  /** Answers false where it cannot be painted, so that it has to be drawn. */
  show(view: EditorView, coding: PlacedCoding): boolean {
    if (!canPaint) return false
    const { from, to } = rangeOf(view.state.doc, coding)
    const [start, end] = [view.domAtPos(from, 1), view.domAtPos(to, -1)]
    const range = document.createRange()
    range.setStart(start.node, start.offset)
    range.setEnd(end.node, end.offset)
    this.#paint(coding.key, range, nameOf(coding.colour))
    return true
  }

  /** Sets off those of them that are painted. */
  emphasise(keys: readonly string[]): void {
    for (const key of keys) {
      const painted = this.#shown.find((one) => one.key === key)
      if (painted) this.#paint(key, painted.range, emphasis)
    }
  }

  clear(): void {
    for (const { highlight, range } of this.#shown) highlight.delete(range)
    this.#shown = []
  }

  #paint(key: string, range: Range, name: string): void {
    const highlight = highlightOf(name)
    highlight.add(range)
    this.#shown.push({ key, range, highlight })
  }
}

/** Editors that stand on one page share them. */
function highlightOf(name: string): Highlight {
  const highlight = CSS.highlights.get(name) ?? new Highlight()
  CSS.highlights.set(name, highlight)
  return highlight
}

let colours: CSSStyleSheet | null = null

// One name for each colour, known before there are words: to change the style of a name costs a look at every element.
function adoptColours(): void {
  if (colours) return
  colours = new CSSStyleSheet()
  colours.replaceSync(
    palette.map((colour) => `.turn-words::highlight(${nameOf(colour)}) { ${tintOf([colour])} }`).join('\n'),
  )
  document.adoptedStyleSheets.push(colours)
}

function nameOf(colour: string): string {
  return `fresh-tint-${colour}`
}

/** What others have selected, with their names. */
import type { AnchoredSpan, AnchorIndex } from '@intercoder/documents'
import type { Node } from 'prosemirror-model'
import { Decoration, DecorationSet } from 'prosemirror-view'
import { rangeOf } from '../text/places.ts'

export interface PeerSelection {
  /** Tells apart the windows of one person. */
  key: string
  name: string
  /** A key of the palette. */
  colour: string
  selection: AnchoredSpan
}

export class Peers {
  set = DecorationSet.empty
  readonly #index: AnchorIndex
  #peers: readonly PeerSelection[] = []

  constructor(index: AnchorIndex) {
    this.#index = index
  }

  /** Answers whether anything is different. */
  show(doc: Node, peers: readonly PeerSelection[]): boolean {
    // Presence changes with every scroll of anybody, selections seldom do.
    if (JSON.stringify(peers) === JSON.stringify(this.#peers)) return false
    for (const { key } of this.#peers) this.#index.delete(anchorKey(key))
    this.#peers = peers
    for (const { key, selection } of peers) this.#index.set(anchorKey(key), selection)
    this.draw(doc)
    return true
  }

  /** To be called after an edit of the text too. */
  draw(doc: Node): void {
    const decorations = this.#peers.flatMap((peer) => {
      const span = this.#index.span(anchorKey(peer.key))
      if (!span) return []
      const { from, to } = rangeOf(doc, span)
      const colour = `--peer: var(--code-${peer.colour})`
      return [
        Decoration.inline(from, to, { class: 'peer-selection', style: colour }),
        Decoration.widget(to, () => nameTag(peer.name, colour), {
          key: `${peer.key} ${peer.name} ${peer.colour}`,
          side: 1,
          ignoreSelection: true,
        }),
      ]
    })
    this.set = decorations.length > 0 ? DecorationSet.create(doc, decorations) : DecorationSet.empty
  }

  destroy(): void {
    for (const { key } of this.#peers) this.#index.delete(anchorKey(key))
  }
}

// Hidden from screen readers: names in the middle of sentences would make the transcript unreadable.
function nameTag(name: string, style: string): HTMLElement {
  const tag = document.createElement('span')
  tag.className = 'peer-name'
  tag.setAttribute('style', style)
  tag.ariaHidden = 'true'
  tag.textContent = name
  return tag
}

function anchorKey(key: string): string {
  return `peer ${key}`
}

/** What the pointer is upon: the codings over the words under it, or the number, speaker and time of a turn. */
import type { EditorView } from 'prosemirror-view'
import type { ShownCodings } from '../codings/shown-coding.ts'
import type { EditorEvents } from '../options.ts'
import { placesOf } from '../text/places.ts'
import { turnIdOf } from '../text/schema.ts'

type Heard = Partial<Pick<EditorEvents, 'hover' | 'press' | 'turn'>>

/** Returns how to stop. */
export function listenToPointer(view: EditorView, codings: ShownCodings, on: Heard): () => void {
  const watch = new AbortController()
  const { signal } = watch
  let under = ''
  let last: PointerEvent | null = null
  const hover = (event: PointerEvent) => {
    // Words drawn anew under a pointer at rest are told of while a frame is made, which is not to wait for what follows.
    if (last === null) setTimeout(tell)
    last = event
  }
  const tell = () => {
    const event = last
    last = null
    if (!event || signal.aborted) return
    const keys = event.type === 'pointerleave' ? [] : keysUnder(view, codings, event)
    const now = keys.join('\n')
    if (now !== under) on.hover?.(keys, event)
    under = now
  }
  view.dom.addEventListener('pointerover', hover, { signal })
  view.dom.addEventListener('pointerleave', hover, { signal })
  view.dom.addEventListener('click', (event) => press(view, codings, on, event), { signal })
  return () => watch.abort()
}

function press(view: EditorView, codings: ShownCodings, on: Heard, event: MouseEvent): void {
  const head = closest(event, '.turn-head')
  if (head?.parentElement) {
    const turn = [...view.dom.children].indexOf(head.parentElement)
    const node = view.state.doc.maybeChild(turn)
    const id = node && turnIdOf(node)
    if (id) on.turn?.(id, event)
  } else if (isCollapsed()) on.press?.(keysUnder(view, codings, event), event)
}

// The editor hears a moment later of a selection that a tap has ended.
function isCollapsed(): boolean {
  return document.getSelection()?.isCollapsed ?? true
}

// Every tinted stretch is one segment, so that where it begins says what lies over all of it.
function keysUnder(view: EditorView, codings: ShownCodings, event: MouseEvent): string[] {
  const tint = closest(event, '.tint')
  if (!tint || !view.dom.contains(tint)) return []
  const start = placesOf(view.state.doc).offset(view.posAtDOM(tint, 0))
  return codings.over({ start, end: start + 1 }).map(({ key }) => key)
}

function closest(event: Event, selector: string): Element | null {
  return event.target instanceof Element ? event.target.closest(selector) : null
}

import type { AccountId } from '@intercoder/domain'
import { announce } from '@intercoder/ui'
import type { Presence } from './presence.svelte.ts'

/** Reading along with somebody: my text scrolls with theirs until I scroll myself. */
export class Follow {
  #account = $state<AccountId | null>(null)
  #presence: Presence

  constructor(presence: Presence) {
    this.#presence = presence
  }

  /** Who is followed, as long as they are here. */
  get person() {
    return this.#presence.people.find(({ account }) => account === this.#account) ?? null
  }

  /** The offset that is at the top of their screen; null while nobody is followed. */
  get top(): number | null {
    return this.#account ? (this.#presence.windowOf(this.#account)?.top ?? null) : null
  }

  toggle(account: AccountId): void {
    if (this.#account === account) this.stop()
    else {
      this.#account = account
      announce(`Following ${this.person?.name ?? ''}. Scroll to stop.`)
    }
  }

  stop(): void {
    const { person } = this
    this.#account = null
    if (person) announce(`No longer following ${person.name}`)
  }
}

const scrollKeys = new Set(['PageUp', 'PageDown', 'Home', 'End', 'ArrowUp', 'ArrowDown', ' '])

/** Calls back when the reader scrolls of their own accord: by wheel, touch, key or the scroll bar. */
export function watchOwnScroll(scroller: HTMLElement, onscroll: () => void): () => void {
  const press = (event: KeyboardEvent) => {
    if (scrollKeys.has(event.key)) onscroll()
  }
  const grab = (event: PointerEvent) => {
    if (event.target === scroller && event.offsetX >= scroller.clientWidth) onscroll()
  }
  const options = { passive: true }
  scroller.addEventListener('wheel', onscroll, options)
  scroller.addEventListener('touchmove', onscroll, options)
  scroller.addEventListener('keydown', press)
  scroller.addEventListener('pointerdown', grab)
  return () => {
    scroller.removeEventListener('wheel', onscroll)
    scroller.removeEventListener('touchmove', onscroll)
    scroller.removeEventListener('keydown', press)
    scroller.removeEventListener('pointerdown', grab)
  }
}

import { afterPaint } from '../timing/after-paint.ts'

/** What a screen reader is told that nothing on the screen says by gaining focus. */
class Announcer {
  polite = $state('')
  assertive = $state('')

  /**
   * Says `text` at the next pause; `now` interrupts. Saying the same text twice is heard twice. It is written down once
   * what it tells of has been painted: it is not seen, so nobody who sees should wait for it.
   */
  announce(text: string, urgency: 'polite' | 'now' = 'polite'): void {
    const region = urgency === 'now' ? 'assertive' : 'polite'
    afterPaint(() => (this[region] = this[region] === text ? `${text}\u00a0` : text))
  }
}

export const announcer = new Announcer()

export function announce(text: string, urgency: 'polite' | 'now' = 'polite'): void {
  announcer.announce(text, urgency)
}

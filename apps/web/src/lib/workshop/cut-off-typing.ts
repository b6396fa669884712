import { takesTyping } from '#lib/command/keys.ts'

/** Whoever types takes no longer than this from one key to the next. */
const restMs = 1_000

/** Typing whose field somebody else's act takes away: the rest of the word is no shortcut. */
export class CutOffTyping {
  #until = 0

  /** To be called while what may go is still there. */
  cut(): void {
    if (takesTyping(document.activeElement)) this.#until = Date.now() + restMs
  }

  /** Whether a press is the rest of what was cut off. */
  isRest({ target }: KeyboardEvent): boolean {
    const now = Date.now()
    if (target !== document.body || now > this.#until) return false
    this.#until = now + restMs
    return true
  }

  end(): void {
    this.#until = 0
  }
}

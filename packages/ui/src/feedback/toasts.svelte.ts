/** The home of short messages about what just happened, each with at most one way to take it back. */

export interface Toast {
  id: number
  text: string
  tone: 'neutral' | 'danger'
  action: { label: string; run: () => void | Promise<void> } | null
  matter: string | null
}

export interface ToastOptions {
  tone?: Toast['tone']
  /** Offers "Undo". */
  undo?: () => void | Promise<void>
  /** Offers another action than "Undo". */
  action?: { label: string; run: () => void | Promise<void> }
  /** What it is about, for acts that follow each other quickly: the latest takes the place of the one before. */
  matter?: string
}

/** Milliseconds a toast stays; one that offers something stays long enough to be reached by keyboard. */
const PLAIN_MS = 6_000
const ACTION_MS = 15_000

class Toasts {
  list = $state<Toast[]>([])
  #next = 1
  #timers = new Map<number, ReturnType<typeof setTimeout>>()

  say(text: string, options: ToastOptions = {}): number {
    const id = this.#next++
    const { tone = 'neutral', matter = null } = options
    for (const toast of this.list) if (matter !== null && toast.matter === matter) this.dismiss(toast.id)
    const action = options.undo ? { label: 'Undo', run: options.undo } : (options.action ?? null)
    this.list = [...this.list.slice(-2), { id, text, tone, action, matter }]
    this.#start(id)
    return id
  }

  dismiss(id: number): void {
    clearTimeout(this.#timers.get(id))
    this.#timers.delete(id)
    this.list = this.list.filter((toast) => toast.id !== id)
  }

  async act(toast: Toast): Promise<void> {
    this.dismiss(toast.id)
    await toast.action?.run()
  }

  /** While someone points at or is inside the toasts, none goes away. */
  hold(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer)
    this.#timers.clear()
  }

  release(): void {
    for (const toast of this.list) this.#start(toast.id)
  }

  #start(id: number): void {
    const toast = this.list.find((each) => each.id === id)
    if (!toast) return
    clearTimeout(this.#timers.get(id))
    const wait = toast.action || toast.tone === 'danger' ? ACTION_MS : PLAIN_MS
    this.#timers.set(
      id,
      setTimeout(() => this.dismiss(id), wait),
    )
  }
}

export const toasts = new Toasts()

/** Whether the server answers. Asked again by itself, quickly at first, until it does. */
class Reach {
  lost = $state(false)
  #wait = 1_000

  constructor() {
    window.addEventListener('offline', () => this.lose())
    window.addEventListener('online', () => void this.#look())
  }

  lose(): void {
    if (this.lost) return
    this.lost = true
    this.#wait = 1_000
    this.#later()
  }

  find(): void {
    this.lost = false
  }

  async #look(): Promise<void> {
    const answer = await fetch('/healthz', { cache: 'no-store' }).catch(() => null)
    if (answer?.ok) this.find()
    else this.#later()
  }

  #later(): void {
    setTimeout(() => {
      if (this.lost) void this.#look()
    }, this.#wait)
    this.#wait = Math.min(this.#wait * 2, 15_000)
  }
}

export const reach = new Reach()

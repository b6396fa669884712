/** Lets so many pieces of work go on at once for each key; more of the same key wait in line, and no other key with them. */
export class Turns {
  readonly #atOnce: number
  readonly #lines = new Map<string, { free: number; waiting: (() => void)[] }>()

  constructor(atOnce: number) {
    this.#atOnce = atOnce
  }

  async take<T>(key: string, work: () => Promise<T>): Promise<T> {
    const line = this.#lines.get(key) ?? { free: this.#atOnce, waiting: [] }
    this.#lines.set(key, line)
    if (line.free > 0) line.free--
    else await new Promise<void>((resume) => line.waiting.push(resume))
    try {
      return await work()
    } finally {
      const next = line.waiting.shift()
      if (next) next()
      else if (++line.free === this.#atOnce) this.#lines.delete(key)
    }
  }
}

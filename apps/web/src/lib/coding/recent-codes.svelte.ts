import type { Code, CodeId } from '@intercoder/domain'

/** As many as there are digits. */
const most = 9

/** What is remembered from one visit to the next. */
export interface KeptCodes {
  /** By number key, from 1. */
  keys: readonly CodeId[]
  /** The same codes, the one used last at the end. */
  used: readonly CodeId[]
}

export const nothingKept: KeptCodes = { keys: [], used: [] }

/**
 * The codes I used last, each on a number key. A code keeps its key for as long as it is among them, so that the fingers
 * can learn it; a newcomer takes the key of the one that was not used for longest.
 */
export class RecentCodes {
  #keys = $state.raw<readonly CodeId[]>([])
  #used: CodeId[] = []
  #offered: () => ReadonlySet<CodeId>
  #keep: (codes: KeptCodes) => void

  /** By key, from 1. Codes that are no longer offered keep their place but cannot be used. */
  digits: ReadonlyMap<CodeId, number> = $derived.by(() => {
    const offered = this.#offered()
    return new Map(this.#keys.flatMap((code, at) => (offered.has(code) ? [[code, at + 1] as const] : [])))
  })

  /** `offered` answers, reactively, which codes can be applied; `keep` is told what to remember until next time. */
  constructor(kept: KeptCodes, offered: () => readonly Code[], keep: (codes: KeptCodes) => void = () => {}) {
    this.#keys = kept.keys.slice(0, most)
    const used = kept.used.filter((code) => this.#keys.includes(code))
    // What a browser kept may be of any age: a code without a time was used before all others.
    this.#used = [...this.#keys.filter((code) => !used.includes(code)), ...used]
    this.#offered = () => new Set(offered().map((code) => code.id))
    this.#keep = keep
  }

  get last(): CodeId | null {
    return this.#used.at(-1) ?? null
  }

  /** The code on a number key, from 1. */
  at(digit: number): CodeId | null {
    const code = this.#keys[digit - 1]
    return code && this.digits.has(code) ? code : null
  }

  use(code: CodeId): void {
    this.#used = [...this.#used.filter((other) => other !== code), code]
    if (!this.#keys.includes(code)) {
      this.#keys = this.#keys.length < most ? [...this.#keys, code] : this.#replaceOldest(code)
      this.#used = this.#used.filter((other) => this.#keys.includes(other))
    }
    this.#keep({ keys: this.#keys, used: this.#used })
  }

  #replaceOldest(code: CodeId): CodeId[] {
    const offered = this.#offered()
    const oldest = this.#keys.find((key) => !offered.has(key)) ?? this.#used.find((used) => this.#keys.includes(used))
    return this.#keys.map((key) => (key === oldest ? code : key))
  }
}

import type { Code, CodeId } from '@intercoder/domain'

/** As many as there are digits. */
const most = 9

/**
 * The codes I used last, each on a number key. A code keeps its key for as long as it is among them, so that the fingers
 * can learn it; a newcomer takes the key of the one that was not used for longest.
 */
export class RecentCodes {
  #keys = $state.raw<readonly CodeId[]>([])
  #used: CodeId[] = []
  #offered: () => ReadonlySet<CodeId>
  #keep: (codes: readonly CodeId[]) => void

  /** By key, from 1. Codes that are no longer offered keep their place but cannot be used. */
  digits: ReadonlyMap<CodeId, number> = $derived.by(() => {
    const offered = this.#offered()
    return new Map(this.#keys.flatMap((code, at) => (offered.has(code) ? [[code, at + 1] as const] : [])))
  })

  /** `offered` answers, reactively, which codes can be applied; `keep` is told what to remember until next time. */
  constructor(
    remembered: readonly CodeId[],
    offered: () => readonly Code[],
    keep: (codes: readonly CodeId[]) => void = () => {},
  ) {
    this.#keys = remembered.slice(0, most)
    this.#used = this.#keys.toReversed()
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
    if (this.#keys.includes(code)) return
    this.#keys = this.#keys.length < most ? [...this.#keys, code] : this.#replaceOldest(code)
    this.#used = this.#used.filter((other) => this.#keys.includes(other))
    this.#keep(this.#keys)
  }

  #replaceOldest(code: CodeId): CodeId[] {
    const offered = this.#offered()
    const oldest = this.#keys.find((key) => !offered.has(key)) ?? this.#used.find((used) => this.#keys.includes(used))
    return this.#keys.map((key) => (key === oldest ? code : key))
  }
}

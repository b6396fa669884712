/**
 * Everything the coincidences of a set of texts come from, as counts that add up over texts: sums of lengths and of squared
 * lengths, kept apart by the number m of coders of their text where a division by m − 1 is still to come. All are whole
 * numbers: they can be added and taken away for ever, and resampled, and nothing is divided before the end.
 */
export interface Account {
  of: 'judged' | 'carried' | 'squares' | 'pairs' | 'met' | 'joined'
  /** Coders of the text; 0 where nothing is divided by it. */
  coders: number
  /** null is the gap; of a pair, the value that is first in order. */
  value: string | null
  other: string | null
}

/** What one text adds: amounts at places of a ledger. */
export interface Entry {
  places: readonly number[]
  amounts: readonly number[]
}

export type Post = (account: Account, amount: number) => void

export class Ledger {
  readonly accounts: Account[] = []
  readonly #places = new Map<string, number>()

  place(account: Account): number {
    const key = JSON.stringify([account.of, account.coders, account.value, account.other])
    const known = this.#places.get(key)
    if (known !== undefined) return known
    this.#places.set(key, this.accounts.length)
    return this.accounts.push(account) - 1
  }
}

/** Adds an entry to a sum `times` over; −1 takes it away. */
export function post(sum: number[], { places, amounts }: Entry, times = 1): void {
  places.forEach((place, index) => {
    while (sum.length <= place) sum.push(0)
    sum[place] = (sum[place] ?? 0) + times * (amounts[index] ?? 0)
  })
}

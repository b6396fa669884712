import type { AccountId, CodeId } from '@intercoder/domain'
import { SvelteSet } from 'svelte/reactivity'
import type { Mark } from './mark.ts'

/** Which marks are looked at: those of some coders, of some codes, or all. Nothing is hidden until somebody says so. */
export class MarkFilter {
  /** Coders whose marks are hidden. */
  readonly hiddenCoders = new SvelteSet<AccountId>()
  /** The only codes to be seen; empty means every one. */
  readonly onlyCodes = new SvelteSet<CodeId>()
  isOn = $derived(this.hiddenCoders.size > 0 || this.onlyCodes.size > 0)

  shows(mark: Mark): boolean {
    if (this.hiddenCoders.has(mark.coder.account)) return false
    return this.onlyCodes.size === 0 || (mark.code !== null && this.onlyCodes.has(mark.code))
  }

  toggleCoder(account: AccountId): void {
    if (!this.hiddenCoders.delete(account)) this.hiddenCoders.add(account)
  }

  /** Shows this coder's marks and nobody else's. */
  onlyCoder(account: AccountId, everyone: readonly AccountId[]): void {
    this.hiddenCoders.clear()
    for (const other of everyone) if (other !== account) this.hiddenCoders.add(other)
  }

  toggleCode(code: CodeId): void {
    if (!this.onlyCodes.delete(code)) this.onlyCodes.add(code)
  }

  clear(): void {
    this.hiddenCoders.clear()
    this.onlyCodes.clear()
  }
}

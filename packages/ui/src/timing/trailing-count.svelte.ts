/** For the test beside it: a number, and what trails it. */
import { Trailing } from './trailing.svelte.ts'

export class TrailingCount {
  count = $state(0)
  trailing!: Trailing<number>
  readonly stop = $effect.root(() => {
    this.trailing = new Trailing(() => this.count)
  })
}

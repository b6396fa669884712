import { isMac } from '@intercoder/ui'
import type { Command } from './command.ts'
import { dispatch } from './dispatch.ts'
import { singleKeys } from './single-keys.svelte.ts'

/** Runs the command that a press means, by the keys of this machine and by what was chosen about single letters. */
export function pressKey(event: KeyboardEvent, commands: readonly Command[]): void {
  dispatch(event, commands, { singleKeys: singleKeys.on, mac: isMac })
}

import type { Command } from '#lib/command/command.ts'
import type { ReviewDesk } from './review-desk.svelte.ts'

/** What can be done by key where codings are looked at again. */
export function reviewCommands(desk: ReviewDesk, showKeys: () => void): Command[] {
  const { item } = desk
  const group = 'Look again'
  const disabled = item === null
  return [
    { id: 'keep', label: 'It still fits', group, keys: ['f'], disabled, run: () => desk.keep(item ? [item] : []) },
    { id: 'next', label: 'Next', group, keys: ['n'], disabled, run: () => desk.step(1) },
    { id: 'previous', label: 'Previous', group, keys: ['p'], disabled, run: () => desk.step(-1) },
    { id: 'undo', label: 'Undo', group, keys: ['Mod+z'], disabled: desk.kept.length === 0, run: () => desk.undo() },
    { id: 'keys', label: 'Keys', group: 'Help', keys: ['?'], run: showKeys },
  ]
}

import type { Code } from '@intercoder/domain'
import type { Command } from '#lib/command/command.ts'
import type { CodebookActs } from './codebook-acts.svelte.ts'

export interface CodebookView {
  undo: () => void
  redo: () => void
  find: () => void
  showKeys: () => void
}

/** What keys do on the page of the codebook. Those of the tree itself are listed to be read, and heard by the tree. */
export function codebookCommands(acts: CodebookActs, code: Code | null, view: CodebookView): Command[] {
  const disabled = !acts.desk.mayEdit
  const tree = 'In the tree'
  const heard = () => false
  return [
    { id: 'new', label: 'New code', group: 'Codebook', keys: ['n'], disabled, run: () => acts.startAdding(null) },
    {
      id: 'new-under',
      label: code ? `New code under “${code.name}”` : 'New code under the chosen one',
      group: 'Codebook',
      keys: ['Shift+N'],
      disabled: disabled || !code,
      run: () => acts.startAdding(code?.id ?? null),
    },
    { id: 'find', label: 'Find a code', group: 'Codebook', keys: ['/'], run: view.find },
    { id: 'undo', label: 'Undo', group: 'Codebook', keys: ['Mod+z'], run: view.undo },
    { id: 'redo', label: 'Do again', group: 'Codebook', keys: ['Shift+Mod+z', 'Mod+y'], run: view.redo },
    { id: 'keys', label: 'Keys', group: 'Codebook', keys: ['?'], run: view.showKeys },
    { id: 'rename', label: 'Rename', group: tree, keys: ['F2'], run: heard },
    { id: 'under', label: 'New code under it', group: tree, keys: ['Insert'], run: heard },
    { id: 'delete', label: 'Delete', group: tree, keys: ['Delete'], run: heard },
    { id: 'up', label: 'Move up', group: tree, keys: ['Alt+ArrowUp'], run: heard },
    { id: 'down', label: 'Move down', group: tree, keys: ['Alt+ArrowDown'], run: heard },
    { id: 'in', label: 'Move under the code above', group: tree, keys: ['Alt+ArrowRight'], run: heard },
    { id: 'out', label: 'Move out of its parent', group: tree, keys: ['Alt+ArrowLeft'], run: heard },
  ]
}

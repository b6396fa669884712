import type { Code } from '@intercoder/domain'
import type { Command } from '#lib/command/command.ts'
import type { CodebookActs } from './codebook-acts.svelte.ts'

export interface CodebookView {
  undo: () => void
  redo: () => void
  find: () => void
  showKeys: () => void
}

/** What keys do on the page of the codebook, for whoever may do it. */
export function codebookCommands(acts: CodebookActs, code: Code | null, view: CodebookView): Command[] {
  const group = 'Codebook'
  return [
    ...(acts.desk.mayEdit ? writeCommands(acts, code, view) : []),
    { id: 'find', label: 'Find a code', group, keys: ['/'], run: view.find },
    { id: 'keys', label: 'Keys', group, keys: ['?'], run: view.showKeys },
    ...(acts.desk.mayEdit ? treeCommands() : []),
  ]
}

function writeCommands(acts: CodebookActs, code: Code | null, view: CodebookView): Command[] {
  const group = 'Codebook'
  return [
    { id: 'new', label: 'New code', group, keys: ['n'], run: () => acts.startAdding(null) },
    {
      id: 'new-under',
      label: code ? `New code under “${code.name}”` : 'New code under the chosen one',
      group,
      keys: ['Shift+N'],
      disabled: !code,
      run: () => acts.startAdding(code?.id ?? null),
    },
    { id: 'undo', label: 'Undo', group, keys: ['Mod+z'], run: view.undo },
    { id: 'redo', label: 'Do again', group, keys: ['Shift+Mod+z', 'Mod+y'], run: view.redo },
  ]
}

/** Listed to be read; the tree itself hears them. */
function treeCommands(): Command[] {
  const group = 'In the tree'
  const run = () => false
  return [
    { id: 'rename', label: 'Rename', group, keys: ['F2'], run },
    { id: 'under', label: 'New code under it', group, keys: ['Insert'], run },
    { id: 'delete', label: 'Delete', group, keys: ['Delete'], run },
    { id: 'up', label: 'Move up', group, keys: ['Alt+ArrowUp'], run },
    { id: 'down', label: 'Move down', group, keys: ['Alt+ArrowDown'], run },
    { id: 'in', label: 'Move under the code above', group, keys: ['Alt+ArrowRight'], run },
    { id: 'out', label: 'Move out of its parent', group, keys: ['Alt+ArrowLeft'], run },
  ]
}

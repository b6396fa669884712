import { snapUnits, type SnapUnit } from '@intercoder/domain'
import type { Command } from '#lib/command/command.ts'
import type { CodingRoom } from './coding-room.svelte.ts'

/** What the page around the desk can be asked to show. */
export interface BenchView {
  findCode: () => void
  showKeys: () => void
  showPalette: () => void
  nextPane: (by: 1 | -1) => void
  showTab: (tab: 'coding' | 'orphaned' | 'people') => void
  goToTurn: () => void
  writeRemark: () => void
}

/** Everything that can be done while coding: one list for the keys, the palette and the sheet that explains them. */
export function codingCommands(room: CodingRoom, view: BenchView): Command[] {
  return [
    ...codeCommands(room),
    ...changeCommands(room, view),
    ...moveCommands(room, view),
    ...viewCommands(room, view),
  ]
}

function codeCommands({ desk }: CodingRoom): Command[] {
  const group = 'Code the selected words'
  const disabled = !desk.mayCode
  return [
    {
      id: 'box',
      label: 'Type a code',
      group,
      keys: ['c', 'Enter'],
      onlyInText: true,
      disabled,
      run: () => desk.openBox(),
    },
    {
      id: 'in-vivo',
      label: 'Make the words themselves a code',
      group,
      keys: ['v'],
      disabled,
      run: () => desk.applyInVivo(),
    },
    { id: 'last', label: 'Use the same code as last', group, keys: ['q'], disabled, run: () => desk.applyLast() },
    ...Array.from({ length: 9 }, (_, at) => recentCommand(desk, at + 1)).filter((command) => !command.disabled),
  ]
}

function recentCommand(desk: CodingRoom['desk'], digit: number): Command {
  const code = desk.codebook.find(desk.recent.at(digit))
  return {
    id: `recent-${digit}`,
    label: code ? `Code as “${code.name}”` : `Recent code ${digit}`,
    group: 'Recent codes',
    keys: [String(digit)],
    disabled: !desk.mayCode || !code,
    run: () => desk.applyRecent(digit),
  }
}

function changeCommands({ desk, reading, history }: CodingRoom, view: BenchView): Command[] {
  const group = 'Change a coding of mine'
  const own = desk.ownHere()
  const disabled = !desk.mayCode || !own
  const ends = () => {
    if (!own) return
    desk.focusedKey = own.key
    // The handles appear with the focus.
    requestAnimationFrame(() => reading.editor?.focusHandle('end'))
  }
  const judge = () => own && desk.judge(own, own.certainty === 'sure' ? 'unsure' : 'sure')
  return [
    { id: 'recode', label: 'Change its code', group, keys: ['r'], disabled, run: () => void (desk.box = 'change') },
    { id: 'ends', label: 'Move an end (then arrows; Tab for the other end)', group, keys: ['b'], disabled, run: ends },
    { id: 'remark', label: 'Write a remark', group, keys: ['m'], disabled, run: () => view.writeRemark() },
    { id: 'judge', label: 'Mark as sure or not', group, keys: ['w'], disabled, run: () => void judge() },
    {
      id: 'uncode',
      label: 'Remove',
      group,
      keys: ['u', 'Delete', 'Backspace'],
      onlyInText: true,
      disabled,
      run: () => desk.uncode(),
    },
    undoCommand('undo', 'Undo', history.undoable, ['Mod+z'], () => desk.undo()),
    undoCommand('redo', 'Do again', history.redoable, ['Shift+Mod+z', 'Mod+y'], () => desk.redo()),
  ]
}

function undoCommand(id: string, word: string, name: string | null, keys: string[], run: () => void): Command {
  return { id, label: name ? `${word}: ${name}` : word, group: 'Undo', keys, run }
}

function moveCommands({ desk, reading, marks }: CodingRoom, view: BenchView): Command[] {
  const group = 'Go and select'
  const grow = () => {
    const units: SnapUnit[] = ['word', 'sentence', 'turn']
    const before = reading.editor?.selection
    for (const unit of units) {
      reading.editor?.selectUnits(unit)
      const now = reading.editor?.selection
      if (now && before && (now.start !== before.start || now.end !== before.end)) return
    }
  }
  return [
    { id: 'next', label: 'Next coding', group, keys: [']', 'j'], run: () => desk.step(1) },
    { id: 'previous', label: 'Previous coding', group, keys: ['[', 'k'], run: () => desk.step(-1) },
    { id: 'cycle', label: 'Go round the codings at the caret', group, keys: ['o'], run: () => desk.cycleHere() },
    { id: 'grow', label: 'Select the word, sentence, turn', group, keys: ['e'], run: grow },
    { id: 'turn', label: 'Go to a turn…', group, keys: ['g'], run: () => view.goToTurn() },
    { id: 'find', label: 'Find a code', group, keys: ['/'], run: () => view.findCode() },
    { id: 'pane', label: 'Next pane', group, keys: ['F6'], run: () => view.nextPane(1) },
    { id: 'pane-back', label: 'Previous pane', group, keys: ['Shift+F6'], run: () => view.nextPane(-1) },
    {
      id: 'close',
      label: 'Let go of the coding',
      group,
      keys: ['Escape'],
      disabled: !desk.focused,
      run: () => letGo(desk),
    },
    { id: 'orphans', label: `Orphaned codings (${marks.orphaned.length})`, group, run: () => view.showTab('orphaned') },
  ]
}

function letGo(desk: CodingRoom['desk']): void {
  desk.focusedKey = null
  desk.reading.editor?.focus()
}

function viewCommands(room: CodingRoom, view: BenchView): Command[] {
  const { reading, desk, presence, follow } = room
  const group = 'View'
  const snaps = { character: 'characters', word: 'words', sentence: 'sentences', turn: 'turns' }
  const cycle = () => {
    const at = snapUnits.indexOf(reading.snap)
    reading.snap = snapUnits[(at + 1) % snapUnits.length] ?? 'word'
  }
  return [
    { id: 'snap', label: 'Next kind of snapping: characters, words, sentences, turns', group, keys: ['s'], run: cycle },
    ...snapUnits.map((unit): Command => ({
      id: `snap-${unit}`,
      label: `Snap to ${snaps[unit]}`,
      group,
      run: () => void (reading.snap = unit),
    })),
    {
      id: 'correct',
      label: reading.mode === 'correct' ? 'Stop correcting the transcript' : 'Correct the transcript',
      group,
      keys: ['Mod+e'],
      disabled: !reading.mayCorrect,
      run: () => toggleCorrecting(room),
    },
    { id: 'filter-off', label: 'Show all marks', group, disabled: !desk.filter.isOn, run: () => desk.filter.clear() },
    ...presence.people.map((person): Command => ({
      id: `follow-${person.account}`,
      label: follow.person?.account === person.account ? `Stop following ${person.name}` : `Follow ${person.name}`,
      group: 'People',
      run: () => follow.toggle(person.account),
    })),
    { id: 'people', label: 'Who is here', group: 'People', run: () => view.showTab('people') },
    {
      id: 'palette',
      label: 'All commands',
      group: 'Help',
      keys: ['Mod+k'],
      isKeyOnly: true,
      run: () => view.showPalette(),
    },
    { id: 'keys', label: 'Keys', group: 'Help', keys: ['?'], run: () => view.showKeys() },
  ]
}

export function toggleCorrecting({ reading }: CodingRoom): void {
  reading.mode = reading.mode === 'correct' ? 'read' : 'correct'
  reading.editor?.focus()
}

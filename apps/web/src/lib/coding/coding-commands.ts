import { flushSync } from 'svelte'
import { snapUnits, type SnapUnit } from '@intercoder/domain'
import { announce } from '@intercoder/ui'
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
    ...undoCommands(room.desk),
    ...moveCommands(room, view),
    ...viewCommands(room, view),
  ]
}

// What somebody may never do here is not listed for them; what cannot be done just now is, and is off.
function codeCommands({ desk }: CodingRoom): Command[] {
  if (!desk.mayCode) return []
  const group = 'Code the selected words'
  return [
    {
      id: 'box',
      label: 'Type a code',
      group,
      keys: ['c', 'Enter'],
      onlyInText: true,
      run: () => desk.openBox(),
    },
    {
      id: 'in-vivo',
      label: 'Make the words themselves a code',
      group,
      keys: ['v'],
      run: () => desk.applyInVivo(),
    },
    { id: 'last', label: 'Use the same code as last', group, keys: ['q'], run: () => desk.applyLast() },
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
    disabled: !code,
    run: () => desk.applyRecent(digit),
  }
}

function changeCommands({ desk, reading }: CodingRoom, view: BenchView): Command[] {
  if (!desk.mayCode) return []
  const group = 'Change a coding of mine'
  const own = desk.ownHere()
  const disabled = !own
  const ends = () => {
    if (!own) return
    desk.focusedKey = own.key
    // The handles appear with the focus, and the arrows pressed next are for them.
    flushSync()
    reading.editor?.focusNextHandle()
  }
  const judge = () => own && desk.judge(own, own.certainty === 'sure' ? 'unsure' : 'sure')
  return [
    { id: 'recode', label: 'Change its code', group, keys: ['r'], disabled, run: () => void (desk.box = 'change') },
    {
      id: 'ends',
      label: 'Move an end by arrows; once more for the other end',
      group,
      keys: ['b'],
      disabled,
      run: ends,
    },
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
  ]
}

function undoCommands(desk: CodingRoom['desk']): Command[] {
  if (!desk.mayWrite) return []
  const { undoable, redoable } = desk.history
  const group = 'Undo'
  const name = (word: string, step: string | null) => (step ? `${word}: ${step}` : word)
  return [
    { id: 'undo', label: name('Undo', undoable), group, keys: ['Mod+z'], run: () => desk.undo() },
    {
      id: 'redo',
      label: name('Do again', redoable),
      group,
      keys: ['Shift+Mod+z', 'Mod+y'],
      run: () => desk.redo(),
    },
  ]
}

function moveCommands({ desk, reading, marks, compared }: CodingRoom, view: BenchView): Command[] {
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
    {
      id: 'next-apart',
      label: 'Next place where coders differ',
      group,
      keys: ['d'],
      disabled: !compared.isThere,
      run: () => compared.step(1),
    },
    {
      id: 'previous-apart',
      label: 'Previous place where coders differ',
      group,
      keys: ['Shift+d'],
      disabled: !compared.isThere,
      run: () => compared.step(-1),
    },
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
  const { reading, desk, presence, follow, compared } = room
  const group = 'View'
  const snaps = { character: 'characters', word: 'words', sentence: 'sentences', turn: 'turns' }
  const cycle = () => {
    const at = snapUnits.indexOf(reading.snap)
    reading.snap = snapUnits[(at + 1) % snapUnits.length] ?? 'word'
    announce(`Snaps to ${snaps[reading.snap]}`)
  }
  return [
    { id: 'snap', label: 'Next kind of snapping: characters, words, sentences, turns', group, keys: ['s'], run: cycle },
    ...snapUnits.map((unit): Command => ({
      id: `snap-${unit}`,
      label: `Snap to ${snaps[unit]}`,
      group,
      run: () => void (reading.snap = unit),
    })),
    ...(reading.mayCorrect ? [correctCommand(room)] : []),
    {
      id: 'likeness',
      label: compared.isOn ? 'Hide where coders agree and differ' : 'Show where coders agree and differ',
      group,
      run: () => void (compared.isOn = !compared.isOn),
    },
    { id: 'filter-off', label: 'Show all marks', group, disabled: !desk.filter.isOn, run: () => desk.filter.clear() },
    ...presence.people.map((person): Command => ({
      id: `follow-${person.account}`,
      label: follow.person?.account === person.account ? `Stop following ${person.name}` : `Follow ${person.name}`,
      group: 'People',
      run: () => follow.toggle(person.account),
    })),
    {
      id: 'people',
      label: 'Who is here',
      group: 'People',
      disabled: room.isHushed,
      run: () => view.showTab('people'),
    },
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

function correctCommand(room: CodingRoom): Command {
  return {
    id: 'correct',
    label: room.reading.mode === 'correct' ? 'Stop correcting the transcript' : 'Correct the transcript',
    group: 'View',
    keys: ['Mod+e'],
    run: () => toggleCorrecting(room),
  }
}

export function toggleCorrecting({ reading }: CodingRoom): void {
  reading.mode = reading.mode === 'correct' ? 'read' : 'correct'
  reading.editor?.focus()
}

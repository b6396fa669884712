import type { Command } from '#lib/command/command.ts'
import type { TalkRoom } from './talk-room.svelte.ts'

/** What can be done by key in a talk. `decide` opens the question. */
export function talkCommands(room: TalkRoom, decide: () => void, showKeys: () => void): Command[] {
  const going = 'Disagreements'
  return [
    { id: 'next', label: 'Next disagreement', group: going, keys: ['n'], run: () => room.step(1) },
    { id: 'previous', label: 'Previous disagreement', group: going, keys: ['p'], run: () => room.step(-1) },
    { id: 'open', label: 'Next open disagreement', group: going, keys: ['o'], run: () => room.goOn() },
    ...decidingCommands(room, decide),
    { id: 'keys', label: 'Keyboard shortcuts', group: 'Help', keys: ['?'], run: showKeys },
  ]
}

/** What can be done by key about the disagreement that is open. */
export function decidingCommands(room: TalkRoom, decide: () => void): Command[] {
  const { item, about, mayTakePart, chosen } = room
  const isOpen = item !== null && mayTakePart && !about.decision
  const deciding = 'Deciding'
  return [
    ...room.choices.slice(0, 9).map((choice, at) => ({
      id: `choose-${at}`,
      label: `Choose: ${room.wordChoice(choice)}`,
      group: deciding,
      keys: [String(at + 1)],
      disabled: !isOpen,
      run: () => room.choose(choice),
    })),
    {
      id: 'propose',
      label: 'Propose what is chosen',
      group: deciding,
      keys: ['s'],
      disabled: !isOpen || !chosen,
      run: () => room.propose(),
    },
    { id: 'vote', label: 'Vote', group: deciding, keys: ['v'], disabled: !isOpen, run: () => vote(room) },
    {
      id: 'decide',
      label: 'Decide',
      group: deciding,
      keys: ['d'],
      disabled: !isOpen || about.ballot !== null,
      run: decide,
    },
  ]
}

/** Opens a vote where there is something to vote on; where one is open, goes to it. */
function vote({ about, item, acts }: TalkRoom): void {
  if (about.ballot) document.querySelector<HTMLElement>('[name$="-vote"]')?.focus()
  else if (item) void acts.openBallot(item.evidence)
}

import type { ActId, AgendaId, NewId } from '@intercoder/domain'
import type { Command } from '#lib/command/command.ts'
import type { WorkshopRoom } from './workshop-room.svelte.ts'

/** Goes to an item: all with whoever facilitates, anybody else alone. */
export function goToItem(room: WorkshopRoom, item: AgendaId, newId: NewId): void {
  void room.open(item, (to) => room.send({ kind: 'go-to', id: newId(), item: to }))
}

export function turnHand(room: WorkshopRoom, newId: NewId): void {
  const id = newId<ActId>()
  void room.send(room.isHandUp ? { kind: 'lower-hand', id, account: room.me } : { kind: 'raise-hand', id })
}

/** What can be done by key in a workshop, beside what is done with a disagreement. */
export function workshopCommands(room: WorkshopRoom, newId: NewId, showKeys: () => void): Command[] {
  const { agenda } = room.now
  const place = agenda.findIndex(({ id }) => id === room.from)
  const group = 'Workshop'
  const step = (by: 1 | -1): Pick<Command, 'disabled' | 'run'> => {
    const item = agenda[place + by]
    return { disabled: !item, run: () => item && goToItem(room, item.id, newId) }
  }
  return [
    { id: 'next-item', label: 'Next item', group, keys: ['n'], ...step(1) },
    { id: 'previous-item', label: 'Previous item', group, keys: ['p'], ...step(-1) },
    {
      id: 'return',
      label: 'Return to everybody',
      group,
      keys: ['b'],
      disabled: !room.isAside || !room.isLive,
      run: () => room.rejoin(),
    },
    {
      id: 'hand',
      label: room.isHandUp ? 'Lower my hand' : 'Raise my hand',
      group,
      keys: ['h'],
      disabled: !room.isLive,
      run: () => turnHand(room, newId),
    },
    { id: 'keys', label: 'Keyboard shortcuts', group: 'Help', keys: ['?'], run: showKeys },
  ]
}

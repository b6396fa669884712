import { createWorkshop, openDocument, writeWorkshop } from '@intercoder/documents'
import type { AccountId, AgendaId, WorkshopChange } from '@intercoder/domain'
import { expect, test } from 'vitest'
import { Drafts } from '#lib/writing/draft.svelte.ts'
import { WorkshopRoom } from './workshop-room.svelte.ts'

const [ines, tomasz] = ['ines', 'tomasz'] as AccountId[] as [AccountId, AccountId]
const [first, second] = ['item-1', 'item-2'] as AgendaId[] as [AgendaId, AgendaId]
const topic = { kind: 'topic' } as const

function enter(me: AccountId, aside: AgendaId | null = null) {
  let kept = aside
  const memory = { recall: () => kept, keep: (item: AgendaId | null) => void (kept = item) }
  const doc = openDocument(createWorkshop(ines))
  const write = (...changes: WorkshopChange[]) => writeWorkshop(doc, changes, () => expect.unreachable())
  write(
    { kind: 'add-item', item: { id: first, title: 'One', topic, order: 'a0' } },
    { kind: 'add-item', item: { id: second, title: 'Two', topic, order: 'a1' } },
    { kind: 'set-started', at: 1 },
    { kind: 'set-place', item: first },
  )
  const room = new WorkshopRoom({ doc, me, leads: false, send: async () => true, memory, drafts: new Drafts() })
  return { write, room, kept: () => kept }
}

test('everybody follows the facilitator, unless they step aside until they return', () => {
  const { room, write } = enter(tomasz)
  expect(room.at).toBe(first)
  void room.open(second, () => expect.unreachable())
  expect([room.at, room.isAside]).toEqual([second, true])
  write({ kind: 'set-place', item: second })
  write({ kind: 'set-place', item: first })
  expect(room.at).toBe(second)
  room.rejoin()
  expect([room.at, room.isAside]).toEqual([first, false])
})

test('whoever stepped aside is there again after a reload, unless that item is gone', () => {
  const { room, kept } = enter(tomasz)
  void room.open(second, () => expect.unreachable())
  const again = enter(tomasz, kept())
  expect([again.room.at, again.room.isAside]).toEqual([second, true])
  again.room.rejoin()
  expect(again.kept()).toBeNull()
  expect(enter(tomasz, 'item-gone' as AgendaId).room.at).toBe(first)
})

test('the facilitator goes ahead, and an item that is gone keeps nobody', () => {
  const went: AgendaId[] = []
  void enter(ines).room.open(second, async (item) => went.push(item))
  expect(went).toEqual([second])
  const { room, write } = enter(tomasz)
  void room.open(second, () => expect.unreachable())
  write({ kind: 'remove-item', item: second })
  expect(room.at).toBe(first)
})

test('a step of the facilitator is counted from the one before, though that is still on its way', async () => {
  const { room } = enter(ines)
  let arrive = () => {}
  const way = new Promise<void>((resolve) => (arrive = resolve))
  const taken = room.open(second, () => way)
  expect([room.at, room.from]).toEqual([first, second])
  arrive()
  await taken
  expect(room.from).toBe(first)
})

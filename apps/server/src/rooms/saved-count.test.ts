import { readMessage } from '@intercoder/sync'
import { expect, test } from 'vitest'
import { SavedCount } from './saved-count.ts'

const told = (count: SavedCount) => {
  const frame = count.takeMessage()
  const message = frame && readMessage(frame)
  return message?.type === 'saved' ? message.count : null
}

test('what is committed is told once', () => {
  const count = new SavedCount(true)
  const frames = [count.receive(), count.receive()]
  for (const frame of frames) count.commit(frame, 'update')
  expect([told(count), told(count)]).toEqual([2, null])
})

test('nobody is told who did not ask', () => {
  const count = new SavedCount(false)
  count.commit(count.receive(), 'update')
  expect(told(count)).toBeNull()
})

test('P2 what comes after a frame set aside is not told until a step 2 has brought that frame', () => {
  const count = new SavedCount(true)
  const [before, aside, after] = [count.receive(), count.receive(), count.receive()]
  count.setAside(aside)
  count.commit(before, 'update')
  expect(told(count)).toBe(1)
  count.commit(after, 'update')
  expect(told(count)).toBeNull()
  count.commit(count.receive(), 'step2')
  expect(told(count)).toBe(4)
})

test('P2 a step 2 brings nothing that was set aside after it', () => {
  const count = new SavedCount(true)
  const [step2, aside, after] = [count.receive(), count.receive(), count.receive()]
  count.setAside(aside)
  count.commit(step2, 'step2')
  count.commit(after, 'update')
  expect(told(count)).toBe(1)
})

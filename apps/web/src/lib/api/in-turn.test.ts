import { expect, test } from 'vitest'
import { InTurn } from './in-turn.ts'

test('what is asked for next is begun when the answer is there, and not before', async () => {
  const line = new InTurn()
  const events: string[] = []
  const first = Promise.withResolvers<string>()
  const one = line.take(() => (events.push('one'), first.promise))
  const two = line.take(async () => events.push('two'))
  await Promise.resolve()
  await Promise.resolve()
  expect(events).toEqual(['one'])
  first.resolve('done')
  expect(await one).toBe('done')
  await two
  expect(events).toEqual(['one', 'two'])
})

test('what fails fails for whoever asked for it, and the next goes on', async () => {
  const line = new InTurn()
  const one = line.take(() => Promise.reject(new Error('no')))
  const two = line.take(async () => 'went on')
  await expect(one).rejects.toThrow('no')
  expect(await two).toBe('went on')
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { describeError } from './logger.ts'
import { TestHouse } from './testing/index.ts'

let house: TestHouse

beforeAll(async () => {
  house = await TestHouse.open()
})
afterAll(() => house.close())

test('what is logged of a failed query quotes nobody', async () => {
  const { db } = house.database
  const error = await db.execute("insert into account (id, name) values ('Secret Name', 'More')").then(
    () => null,
    (failed: unknown) => failed,
  )
  expect(String((error as Error).message)).toContain('Secret Name')
  const logged = JSON.stringify(describeError(error))
  expect(logged).not.toContain('Secret')
  expect(logged).toContain('23502')
})

test('what is logged of another error says what and where', () => {
  const logged = describeError(new RangeError('out of range')) as { type: string; message: string; stack: string }
  expect(logged).toMatchObject({ type: 'RangeError', message: 'out of range' })
  expect(logged.stack).toContain('logger.test.ts')
})

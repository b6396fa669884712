import { accept, type AccountId } from '@intercoder/domain'
import { expect, test } from 'vitest'
import { TurnTaking } from './turn-taking.ts'

const [anna, bert, cleo] = ['anna', 'bert', 'cleo'] as AccountId[] as [AccountId, AccountId, AccountId]

/** Notes in `done` whose work was done, one after another. */
function counter() {
  const turns = new TurnTaking()
  const done: AccountId[] = []
  const take = (account: AccountId, document = 'talk') =>
    turns.take(document, account, async () => {
      await Promise.resolve()
      done.push(account)
      return accept(null)
    })
  return { turns, done, take }
}

test('people take turns, however much one of them has waiting', async () => {
  const { done, take } = counter()
  const all = [anna, anna, anna, anna, bert, bert, cleo].map((account) => take(account))
  await Promise.all(all)
  expect(done).toEqual([anna, anna, bert, cleo, anna, bert, anna])
})

test('P6 what waits of one person has an end, which is theirs alone', async () => {
  const { done, turns, take } = counter()
  const flood = Array.from({ length: 150 }, () => take(anna))
  expect(await take(anna)).toEqual({ ok: false, refusal: { kind: 'acts-waiting', limit: 100 } })
  expect((await take(bert)).ok).toBe(true)
  expect((await take(anna, 'another talk')).ok).toBe(true)
  await turns.takeSurely('talk', anna, async () => {})
  const answers = await Promise.all(flood)
  expect(answers.filter(({ ok }) => ok)).toHaveLength(101)
  expect(done.filter((account) => account === anna)).toHaveLength(102)
  expect((await take(anna)).ok, 'and is free again').toBe(true)
})

test('what fails keeps nobody from their turn', async () => {
  const { turns, take } = counter()
  const failing = turns.take('talk', anna, () => Promise.reject(new Error('no')))
  const next = take(anna)
  await expect(failing).rejects.toThrow('no')
  expect((await next).ok).toBe(true)
})

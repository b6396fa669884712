import type { LayerId, RoundId, SourceId } from '@intercoder/domain'
import { expect, it } from 'vitest'
import type { ListedSource, MyWork } from '#lib/api/shapes.ts'
import { workByRound } from './my-work.ts'

const sources = ['a', 'b', 'c'].map(
  (id) => ({ source: { id: id as SourceId, name: `Interview ${id}` } }) as ListedSource,
)
const blind = { id: 'blind' as RoundId, name: 'First pass', blind: true, everyone: false }
const open = { id: 'open' as RoundId, name: 'Open coding', blind: false, everyone: true }

function item(source: string, state: MyWork['state'], more: Partial<MyWork> = {}): MyWork {
  const at = { sealedAt: null, releasedAt: null, reconciledAt: null }
  return { round: blind.id, source: source as SourceId, state, layer: 'layer' as LayerId, ...at, ...more }
}

it('goes on with what was begun before it begins anything else', () => {
  const [work] = workByRound([item('a', 'assigned'), item('b', 'coding'), item('c', 'submitted')], [blind], sources)
  expect(work).toMatchObject({ submitted: 1, next: { name: 'Interview b' } })
})

it('has nothing next once all is submitted or released', () => {
  const work = [item('a', 'submitted'), item('b', 'coding', { releasedAt: 1 })]
  expect(workByRound(work, [blind], sources)).toMatchObject([{ next: null }])
})

it('leaves out rounds for everyone and sources that are gone', () => {
  const work = [item('a', 'coding', { round: open.id }), item('gone', 'assigned')]
  expect(workByRound(work, [blind, open], sources)).toEqual([])
})

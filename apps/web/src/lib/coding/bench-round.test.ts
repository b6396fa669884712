import type { AccountId, LayerId, RoundId, SourceId } from '@intercoder/domain'
import { describe, expect, it } from 'vitest'
import type { MyWork, OpenProject, OpenSource } from '#lib/api/shapes.ts'
import { chooseRound, isBlind, isOutdated, mayWrite, roundsHere, tellChange, workOn } from './bench-round.ts'

type Round = OpenProject['rounds'][number]
type Layer = OpenSource['layers'][number]

const reading = { id: 'reading' as RoundId, name: 'First reading', blind: false, everyone: true } as Round
const first = { id: 'first' as RoundId, name: 'First pass', blind: true, everyone: false } as Round
const second = { id: 'second' as RoundId, name: 'Second pass', blind: true, everyone: false } as Round
const rounds = [reading, first, second]

function work(round: Round, state: MyWork['state'], more: Partial<MyWork> = {}): MyWork {
  const at = { layer: null, sealedAt: null, releasedAt: null, reconciledAt: null }
  return { round: round.id, source: 'ward' as SourceId, state, ...at, ...more }
}

function layer(round: Round, coder: string | null): Layer {
  return { id: `${round.id}/${coder}` as LayerId, round: round.id, coder: coder as AccountId | null } as Layer
}

function here(own: MyWork[], layers: Layer[] = [], role: OpenProject['role'] = 'coder') {
  return roundsHere({ rounds, role, layers, work: own })
}

const names = (standings: ReturnType<typeof here>) => standings.map(({ round }) => round.name)

describe('the rounds in which a transcript can be opened', () => {
  it('are those where I code, those for everyone, and those where I see something', () => {
    expect(names(here([]))).toEqual(['First reading'])
    expect(names(here([work(first, 'assigned')]))).toEqual(['First reading', 'First pass'])
    expect(names(here([], [layer(second, 'tomasz')], 'observer'))).toEqual(['Second pass'])
  })

  it('choose what is still to be coded blind before the rest, unless one is asked for', () => {
    const both = here([work(first, 'assigned'), work(reading, 'coding')])
    expect(chooseRound(both, null)?.round).toBe(first)
    expect(chooseRound(both, reading.id)?.round).toBe(reading)
    expect(chooseRound(both, 'removed meanwhile')?.round).toBe(first)
    expect(chooseRound(here([work(first, 'submitted')]), null)?.round).toBe(reading)
    expect(chooseRound([], null)).toBeNull()
  })

  it('let me write until I have submitted or the source is released', () => {
    const standing = (state: MyWork['state'], more: Partial<MyWork> = {}) => here([work(first, state, more)])[1]!
    expect(mayWrite(standing('assigned'))).toBe(true)
    expect(mayWrite(standing('coding'))).toBe(true)
    expect(mayWrite(standing('submitted'))).toBe(false)
    expect(mayWrite(standing('coding', { releasedAt: 0 }))).toBe(false)
  })

  it('P1 are blind to me until they are released, also once I have submitted', () => {
    const [open, blind] = here([work(first, 'submitted')])
    expect([isBlind(open!), isBlind(blind!)]).toEqual([false, true])
    expect(isBlind(here([work(first, 'submitted', { releasedAt: 5 })])[1]!)).toBe(false)
    expect(isBlind(here([work(first, 'submitted')], [layer(first, null)])[1]!)).toBe(false)
  })
})

describe('what becomes of a round while it is open', () => {
  const [, coding] = here([work(first, 'coding')])
  const [, submitted] = here([work(first, 'submitted', { sealedAt: 4 })])
  const [, released] = here([work(first, 'submitted', { sealedAt: 4, releasedAt: 5 })])

  it('is told where it matters', () => {
    expect(tellChange(submitted!, released!)).toMatch(/First pass is released/)
    expect(tellChange(submitted!, coding!)).toMatch(/given back/)
    expect(tellChange(coding!, submitted!)).toBeNull()
    expect(tellChange(null, released!)).toBeNull()
  })

  it('opens the page anew on release, when given back, and when the round is gone', () => {
    expect(isOutdated(submitted!, [released!])).toBe(true)
    expect(isOutdated(submitted!, [coding!])).toBe(true)
    expect(isOutdated(submitted!, [])).toBe(true)
    expect(isOutdated(coding!, here([work(first, 'coding')]))).toBe(false)
  })
})

it('keeps to the work on one source', () => {
  const elsewhere = work(first, 'assigned', { source: 'elsewhere' as SourceId })
  expect(workOn('ward', [work(first, 'assigned'), elsewhere])).toHaveLength(1)
})

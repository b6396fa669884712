import type { Coding } from '../continuum/continuum.ts'
import { compareText } from '../continuum/normalise.ts'
import type { Post } from './ledger.ts'
import { walkStretches } from './stretches.ts'

/** ℓ_ck(m − 1) for every two values that meet, once for both orders; of the gap with itself it follows from the rest. */
export function countPairs(coders: readonly (readonly Coding[])[], length: number, post: Post): void {
  const codes = [...new Set(coders.flat().map(({ code }) => code))].sort(compareText)
  const numbers = new Map(codes.map((code, index) => [code, index + 1]))
  const valued = coders.map((units) => units.map(({ code }) => numbers.get(code) ?? 0))
  const size = codes.length + 1
  const meeting = meetValues(size)
  walkStretches(coders, length, (stretch, holding) => {
    for (let coder = 0; coder < holding.length; coder++) meeting.hold(valued[coder]?.[holding[coder] ?? -1] ?? 0)
    meeting.meet(stretch)
  })
  for (const [pair, amount] of meeting.pairs) {
    const value = codes[Math.floor(pair / size) - 1] ?? null
    post({ of: 'pairs', coders: coders.length, value, other: codes[(pair % size) - 1] ?? null }, amount)
  }
}

/** Which values are held on a stretch, and by how many; 0 is the gap, and a pair is the smaller · size + the larger. */
function meetValues(size: number) {
  const pairs = new Map<number, number>()
  const holders = new Int32Array(size)
  let present: number[] = []

  function add(value: number, other: number, amount: number): void {
    const pair = value * size + other
    if (amount > 0) pairs.set(pair, (pairs.get(pair) ?? 0) + amount)
  }

  return {
    pairs,
    hold(value: number): void {
      if (!holders[value]) present.push(value)
      holders[value] = (holders[value] ?? 0) + 1
    },
    meet(stretch: number): void {
      present.sort((one, other) => one - other)
      present.forEach((value, index) => {
        const held = holders[value] ?? 0
        if (value > 0) add(value, value, stretch * held * (held - 1))
        for (const other of present.slice(index + 1)) add(value, other, stretch * held * (holders[other] ?? 0))
      })
      for (const value of present) holders[value] = 0
      present = []
    },
  }
}

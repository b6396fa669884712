import { turnMarker } from '@intercoder/domain'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { AnchorIndex } from '../src/anchors/anchor-index.ts'
import { readAnchoredCodings, readLayer } from '../src/layer/read-layer.ts'
import { Team, wordsIn, type Member } from './team.ts'
import { seeded } from './seeded.ts'
import { readTranscript } from '../src/transcript/read-transcript.ts'

const size = 3
const steps = {
  insert: (member: Member, a: number) => member.insert(a),
  delete: (member: Member, a: number, b: number) => member.delete(a, 1 + (b % 6)),
  deleteCoded: (member: Member, a: number) => member.deleteCoded(a),
  split: (member: Member, a: number) => member.split(a),
  join: (member: Member, a: number) => member.join(a),
  undoText: (member: Member) => member.undoText(),
  redoText: (member: Member) => member.redoText(),
  code: (member: Member, a: number, b: number) => member.code(a, 1 + (b % 8)),
  moveCoding: (member: Member, a: number, b: number) => member.moveCoding(b, a, 1 + (b % 8)),
  removeCoding: (member: Member, a: number) => member.removeCoding(a),
  undoCoding: (member: Member) => member.undoCoding(),
  receive: (member: Member, a: number) => member.receive(a),
  receiveAll: (member: Member) => member.receiveAll(),
}
const kinds = Object.keys(steps) as (keyof typeof steps)[]
const often = ['code', 'code', 'deleteCoded', 'undoText', 'insert', 'delete', 'receive', 'receive'] as const

const scripts = fc.array(
  fc.record({
    who: fc.nat({ max: size - 1 }),
    kind: fc.constantFrom(...kinds, ...often),
    a: fc.nat({ max: 200 }),
    b: fc.nat({ max: 50 }),
  }),
  { maxLength: 60, size: 'max' },
)

type Script = typeof scripts extends fc.Arbitrary<infer S> ? S : never

function play(script: Script, afterStep: (member: Member) => void = () => undefined): Team {
  const team = new Team(size, 4, 10)
  for (const { who, kind, a, b } of script) {
    const member = team.members[who]!
    steps[kind](member, a, b)
    afterStep(member)
  }
  for (const member of team.members) member.receiveAll()
  return team
}

const placed = (member: Member) => member.layers.map((layer) => readLayer(layer, member.transcript).codings)
const sorted = (layers: ReturnType<typeof placed>) =>
  layers.map((codings) => codings.toSorted((one, other) => (one.id < other.id ? -1 : 1)))

test('P5 any interleaving of corrections, splits, joins, codings and undo ends in the same everywhere', () => {
  fc.assert(
    fc.property(scripts, (script) => {
      const [first, ...others] = play(script).members.map((member) => ({
        transcript: readTranscript(member.transcript),
        layers: sorted(placed(member)),
      }))
      for (const other of others) expect(other).toEqual(first)
    }),
    seeded(300),
  )
})

test('P5 anchors kept up by the edits are where a fresh walk finds them, after every step', () => {
  fc.assert(
    fc.property(scripts, (script) => {
      play(script, (member) => {
        const fresh = new AnchorIndex(member.transcript)
        expect(member.index.text).toBe(fresh.text)
        for (const coding of member.layers.flatMap((layer) => readAnchoredCodings(layer).codings)) {
          fresh.set(coding.id, coding)
          expect(member.index.span(coding.id)).toEqual(fresh.span(coding.id))
          expect(member.index.place(coding.id)).toEqual(fresh.place(coding.id))
        }
        fresh.destroy()
      })
    }),
    seeded(200),
  )
})

test('every surviving coding covers the same words, and one whose words are gone says so', () => {
  const seen = { surviving: 0, orphaned: 0, repaired: 0, acrossTurns: 0 }
  fc.assert(
    fc.property(scripts, (script) => {
      const team = play(script)
      const { index, layers } = team.members[0]!
      for (const { id, quote } of layers.flatMap((layer) => readAnchoredCodings(layer).codings)) {
        const claim = team.claims.get(id)!
        const span = index.span(id)
        const words = wordsIn(index.text, span)
        const kept = [...claim.inside].filter((unit) => unit !== turnMarker && !team.touched.has(unit))
        for (const unit of kept) expect(words).toContain(unit)
        for (const unit of words)
          expect(unit !== turnMarker && claim.outside.has(unit) && !team.touched.has(unit)).toBe(false)
        if (span) seen.surviving++
        else seen.orphaned++
        if (words.has(turnMarker)) seen.acrossTurns++
        const repair = span ? null : index.findRepair(id, quote)
        if (repair) expect(index.text.slice(repair.start, repair.end).replaceAll(turnMarker, '\n')).toBe(quote)
        if (repair) seen.repaired++
      }
    }),
    seeded(400),
  )
  expect(
    Object.values(seen).every((count) => count > 20),
    JSON.stringify(seen),
  ).toBe(true)
})

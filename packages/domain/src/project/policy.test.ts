import { describe, expect, test } from 'vitest'
import type { CaseId } from '../ids.ts'
import {
  abilities,
  abilitiesOf,
  may,
  roundStates,
  standingOf,
  standings,
  stateOf,
  subjectOf,
  type Thing,
} from './policy.ts'

/** The rights as a person would draw them; columns in the order of `standings`, x for may. */
const drawn: [string, Thing, string][] = [
  [
    'the installation',
    { kind: 'installation' },
    `                     nobody stranger administrator observer coder lead lead-here owner
    installation.read      x      x           x           x       x    x       x      x
    session.open           x      x           x           x       x    x       x      x
    account.register       x      x           x           x       x    x       x      x
    invitation.read        x      x           x           x       x    x       x      x
    invitation.accept      .      x           x           x       x    x       x      x
    session.end            .      x           x           x       x    x       x      x
    account.edit           .      x           x           x       x    x       x      x
    project.list           .      x           x           x       x    x       x      x
    project.create         .      x           x           x       x    x       x      x
    installation.manage    .      .           x           .       .    .       .      .`,
  ],
  [
    'a project',
    { kind: 'project' },
    `                     nobody stranger administrator observer coder lead lead-here owner
    project.read           .      .           .           x       x    x       x      x
    project.leave          .      .           .           x       x    x       x      x
    project.edit           .      .           .           .       .    .       .      x
    project.delete         .      .           .           .       .    .       .      x
    members.manage         .      .           .           .       .    .       .      x
    invitations.manage     .      .           .           .       .    .       .      x
    cases.manage           .      .           .           .       .    .       .      x
    source.import          .      .           .           .       .    x       x      x
    codebook.read          .      .           .           x       x    x       x      x
    codebook.edit          .      .           .           .       x    x       x      x`,
  ],
  [
    'a case',
    { kind: 'case' },
    `                     nobody stranger administrator observer coder lead lead-here owner
    case.edit              .      .           .           .       .    .       x      x
    source.place           .      .           .           .       .    .       x      x`,
  ],
  [
    'a source',
    { kind: 'source', deleted: false },
    `                     nobody stranger administrator observer coder lead lead-here owner
    source.read            .      .           .           x       x    x       x      x
    source.download        .      .           .           .       x    x       x      x
    source.edit            .      .           .           .       .    .       x      x
    source.delete          .      .           .           .       .    .       x      x
    transcript.read        .      .           .           x       x    x       x      x
    transcript.correct     .      .           .           .       .    .       x      x`,
  ],
  [
    'a deleted source',
    { kind: 'source', deleted: true },
    `                     nobody stranger administrator observer coder lead lead-here owner
    source.restore         .      .           .           .       .    .       x      x`,
  ],
  ...(['open', 'blind'] as const).map((state): [string, Thing, string] => [
    `a round, ${state}`,
    { kind: 'round', state },
    `                     nobody stranger administrator observer coder lead lead-here owner
    layer.create           .      .           .           .       x    x       x      x`,
  ]),
  ['a released round', { kind: 'round', state: 'released' }, ''],
  ...(['open', 'blind'] as const).map((round): [string, Thing, string] => [
    `my own layer, ${round}`,
    { kind: 'layer', mine: true, round, sealed: false },
    `                     nobody stranger administrator observer coder lead lead-here owner
    layer.read             .      .           .           x       x    x       x      x
    layer.write            .      .           .           .       x    x       x      x`,
  ]),
  ...([true, false] as const).map((sealed): [string, Thing, string] => [
    `my own layer, released${sealed ? ', sealed' : ''}`,
    { kind: 'layer', mine: true, round: 'released', sealed },
    `                     nobody stranger administrator observer coder lead lead-here owner
    layer.read             .      .           .           x       x    x       x      x`,
  ]),
  ...(['open', 'blind'] as const).map((round): [string, Thing, string] => [
    `my own layer, ${round}, sealed`,
    { kind: 'layer', mine: true, round, sealed: true },
    `                     nobody stranger administrator observer coder lead lead-here owner
    layer.read             .      .           .           x       x    x       x      x`,
  ]),
  ...(['open', 'released'] as const).flatMap((round) =>
    [true, false].map((sealed): [string, Thing, string] => [
      `another's layer, ${round}${sealed ? ', sealed' : ''}`,
      { kind: 'layer', mine: false, round, sealed },
      `                     nobody stranger administrator observer coder lead lead-here owner
    layer.read             .      .           .           x       x    x       x      x`,
    ]),
  ),
  ...[true, false].map((sealed): [string, Thing, string] => [
    `another's layer, blind${sealed ? ', sealed' : ''}`,
    { kind: 'layer', mine: false, round: 'blind', sealed },
    '',
  ]),
]

describe('P7 the table of rights', () => {
  test.each(drawn)('%s is as drawn', (_, thing, drawing) => {
    const expected = readDrawing(drawing)
    for (const standing of standings) {
      const drawnHere = expected.filter((row) => row.who.includes(standing)).map((row) => row.ability)
      expect(abilitiesOf(standing, thing).toSorted(), standing).toEqual(drawnHere.toSorted())
    }
  })

  test('every ability is drawn, and about one kind of thing', () => {
    const seen = drawn.flatMap(([, , drawing]) => readDrawing(drawing).map((row) => row.ability))
    expect(new Set(seen)).toEqual(new Set(abilities))
    for (const [, thing, drawing] of drawn)
      for (const row of readDrawing(drawing)) expect(subjectOf(row.ability as never)).toBe(thing.kind)
  })
})

describe('P1 a blind round', () => {
  test('lets no standing whatever read the layer of another before release, and members after it', () => {
    for (const sealed of [true, false])
      for (const standing of standings) {
        expect(may(standing, 'layer.read', { kind: 'layer', mine: false, round: 'blind', sealed })).toBe(false)
        expect(may(standing, 'layer.write', { kind: 'layer', mine: false, round: 'released', sealed })).toBe(false)
      }
  })
})

test('P3 no state lets anyone write in the layer of another, or in a sealed or released one', () => {
  for (const standing of standings)
    for (const round of roundStates)
      for (const mine of [true, false])
        for (const sealed of [true, false])
          if (!mine || sealed || round === 'released')
            expect(may(standing, 'layer.write', { kind: 'layer', mine, round, sealed })).toBe(false)
})

test('a lead leads the cases that name them, and what belongs to no case', () => {
  const lead = { role: 'lead' as const, cases: ['case-h-1' as CaseId] }
  expect(standingOf(lead, 'case-h-1' as CaseId)).toBe('lead-here')
  expect(standingOf(lead, null)).toBe('lead-here')
  expect(standingOf(lead, 'case-b-2' as CaseId)).toBe('lead')
  expect(standingOf(lead)).toBe('lead')
  expect(standingOf({ role: 'coder', cases: ['case-h-1' as CaseId] }, 'case-h-1' as CaseId)).toBe('coder')
  expect(standingOf(null, null)).toBe('stranger')
})

test('a round shows layers from the start, or only after release', () => {
  expect(stateOf({ blind: false, releasedAt: null })).toBe('open')
  expect(stateOf({ blind: true, releasedAt: null })).toBe('blind')
  expect(stateOf({ blind: true, releasedAt: 1 })).toBe('released')
  expect(stateOf({ blind: false, releasedAt: 1 })).toBe('released')
})

function readDrawing(drawing: string): { ability: string; who: string[] }[] {
  const [, ...lines] = drawing.split('\n')
  return lines.map((line) => {
    const [ability = '', ...marks] = line.trim().split(/\s+/)
    return { ability, who: standings.filter((_, column) => marks[column] === 'x') }
  })
}

import { describe, expect, test } from 'vitest'
import type { CaseId } from '../ids.ts'
import { oversightOf, roundStates, stateOf } from '../round/round.ts'
import { abilities, abilitiesOf, may, standingOf, standings, subjectOf, type Thing } from './policy.ts'

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
    rounds.manage          .      .           .           .       .    x       x      x
    agreement.read         .      .           .           x       x    x       x      x
    agreement.export       .      .           .           x       x    x       x      x
    workshop.plan          .      .           .           .       .    x       x      x
    audit.read             .      .           .           x       .    .       .      x`,
  ],
  [
    'the codebook',
    { kind: 'codebook', frozen: false },
    `                     nobody stranger administrator observer coder lead lead-here owner
    codebook.read          .      .           .           x       x    x       x      x
    codebook.edit          .      .           .           .       x    x       x      x
    version.name           .      .           .           .       .    x       x      x
    coding.review          .      .           .           .       x    x       x      x`,
  ],
  [
    'the codebook, to whoever codes blind',
    { kind: 'codebook', frozen: true },
    `                     nobody stranger administrator observer coder lead lead-here owner
    codebook.read          .      .           .           x       x    x       x      x
    coding.review          .      .           .           .       x    x       x      x`,
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
  ...(['open', 'blind'] as const).flatMap((state) =>
    [true, false].map((assigned): [string, Thing, string] => [
      `a source of a round, ${state}${assigned ? ', mine to code' : ''}`,
      { kind: 'round', state, assigned },
      `                     nobody stranger administrator observer coder lead lead-here owner
    round.assign           .      .           .           .       .    .       x      x
    round.release          .      .           .           .       .    .       x      x${
      assigned
        ? `
    layer.create           .      .           .           .       x    x       x      x`
        : ''
    }`,
    ]),
  ),
  ['a released source of a round', { kind: 'round', state: 'released', assigned: true }, ''],
  ...(['open', 'blind'] as const).map((round): [string, Thing, string] => [
    `my own layer, ${round}`,
    { kind: 'layer', mine: true, round, sealed: false, oversight: 'none' },
    `                     nobody stranger administrator observer coder lead lead-here owner
    layer.read             .      .           .           x       x    x       x      x
    layer.write            .      .           .           .       x    x       x      x
    layer.submit           .      .           .           .       x    x       x      x`,
  ]),
  ...([true, false] as const).map((sealed): [string, Thing, string] => [
    `my own layer, released${sealed ? ', sealed' : ''}`,
    { kind: 'layer', mine: true, round: 'released', sealed, oversight: 'none' },
    `                     nobody stranger administrator observer coder lead lead-here owner
    layer.read             .      .           .           x       x    x       x      x`,
  ]),
  ...(['open', 'blind'] as const).map((round): [string, Thing, string] => [
    `my own layer, ${round}, sealed`,
    { kind: 'layer', mine: true, round, sealed: true, oversight: 'none' },
    `                     nobody stranger administrator observer coder lead lead-here owner
    layer.read             .      .           .           x       x    x       x      x
    layer.reopen           .      .           .           .       .    .       x      x`,
  ]),
  ...[true, false].map((sealed): [string, Thing, string] => [
    `another's layer, open${sealed ? ', sealed' : ''}`,
    { kind: 'layer', mine: false, round: 'open', sealed, oversight: 'none' },
    `                     nobody stranger administrator observer coder lead lead-here owner
    layer.read             .      .           .           x       x    x       x      x${
      sealed
        ? `
    layer.reopen           .      .           .           .       .    .       x      x`
        : ''
    }`,
  ]),
  ...[true, false].map((sealed): [string, Thing, string] => [
    `another's layer, released${sealed ? ', sealed' : ''}`,
    { kind: 'layer', mine: false, round: 'released', sealed, oversight: 'none' },
    `                     nobody stranger administrator observer coder lead lead-here owner
    layer.read             .      .           .           x       x    x       x      x`,
  ]),
  ["another's layer, blind", { kind: 'layer', mine: false, round: 'blind', sealed: false, oversight: 'none' }, ''],
  [
    "another's layer, blind, sealed",
    { kind: 'layer', mine: false, round: 'blind', sealed: true, oversight: 'none' },
    `                     nobody stranger administrator observer coder lead lead-here owner
    layer.reopen           .      .           .           .       .    .       x      x`,
  ],
  [
    "another's layer, blind, before one of whom it is recorded that they oversee",
    { kind: 'layer', mine: false, round: 'blind', sealed: false, oversight: 'recorded' },
    `                     nobody stranger administrator observer coder lead lead-here owner
    layer.read             .      .           .           .       .    .       x      x`,
  ],
  [
    "another's layer, blind, before one who may oversee and has not looked",
    { kind: 'layer', mine: false, round: 'blind', sealed: false, oversight: 'offered' },
    `                     nobody stranger administrator observer coder lead lead-here owner
    layer.oversee          .      .           .           .       .    .       x      x`,
  ],
  ['a reconciliation that has not begun', { kind: 'reconciliation', released: false, done: false }, ''],
  [
    'a reconciliation',
    { kind: 'reconciliation', released: true, done: false },
    `                     nobody stranger administrator observer coder lead lead-here owner
    reconciliation.read    .      .           .           x       x    x       x      x
    reconciliation.take-part .    .           .           .       x    x       x      x
    reconciliation.close   .      .           .           .       .    .       x      x`,
  ],
  [
    'a reconciliation that is done',
    { kind: 'reconciliation', released: true, done: true },
    `                     nobody stranger administrator observer coder lead lead-here owner
    reconciliation.read    .      .           .           x       x    x       x      x
    reconciliation.reopen  .      .           .           .       .    .       x      x`,
  ],
  [
    'a workshop',
    { kind: 'workshop', ended: false, mine: false },
    `                     nobody stranger administrator observer coder lead lead-here owner
    workshop.read          .      .           .           x       x    x       x      x
    workshop.take-part     .      .           .           x       x    x       x      x
    workshop.facilitate    .      .           .           .       .    x       x      x`,
  ],
  [
    'a workshop that I facilitate',
    { kind: 'workshop', ended: false, mine: true },
    `                     nobody stranger administrator observer coder lead lead-here owner
    workshop.read          .      .           .           x       x    x       x      x
    workshop.take-part     .      .           .           x       x    x       x      x
    workshop.facilitate    .      .           .           .       x    x       x      x`,
  ],
  [
    'a workshop that is over',
    { kind: 'workshop', ended: true, mine: true },
    `                     nobody stranger administrator observer coder lead lead-here owner
    workshop.read          .      .           .           x       x    x       x      x`,
  ],
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
  test('lets nobody read the layer of another before release but who leads there and is recorded to have looked', () => {
    for (const sealed of [true, false])
      for (const oversight of ['none', 'offered', 'recorded'] as const)
        for (const standing of standings) {
          const blind = { kind: 'layer', mine: false, round: 'blind', sealed, oversight } as const
          const isOverseer = oversight === 'recorded' && ['lead-here', 'owner'].includes(standing)
          expect(may(standing, 'layer.read', blind)).toBe(isOverseer)
        }
  })

  test('is overseen by nobody who codes in it, and only where it says so', () => {
    const facts = { codesInRound: false, hasLooked: false }
    expect(oversightOf({ overseen: true }, facts)).toBe('offered')
    expect(oversightOf({ overseen: true }, { ...facts, hasLooked: true })).toBe('recorded')
    expect(oversightOf({ overseen: true }, { codesInRound: true, hasLooked: true })).toBe('none')
    expect(oversightOf({ overseen: false }, { ...facts, hasLooked: true })).toBe('none')
  })
})

test('P3 no state lets anyone write in the layer of another, or in a sealed or released one, or reopen a released one', () => {
  for (const standing of standings)
    for (const round of roundStates)
      for (const mine of [true, false])
        for (const sealed of [true, false])
          for (const oversight of ['none', 'offered', 'recorded'] as const) {
            const layer = { kind: 'layer', mine, round, sealed, oversight } as const
            if (!mine || sealed || round === 'released') expect(may(standing, 'layer.write', layer)).toBe(false)
            if (round === 'released') expect(may(standing, 'layer.reopen', layer)).toBe(false)
          }
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

import { describe, expect, test } from 'vitest'
import { choose, decisionsOf, mergeTargets, participantsOf, proposeChoices } from './speaker-choice.ts'

const found = [
  { label: 'INT', turns: 30, words: 900, proposed: true },
  { label: 'Dr A', turns: 20, words: 2_000, proposed: true },
  { label: 'Doctor A', turns: 2, words: 50, proposed: true },
  { label: 'Note', turns: 1, words: 9, proposed: false },
]

function choices() {
  return proposeChoices(found)
}

const change = (label: string, to: object) =>
  choose(choices(), { ...choices().find((one) => one.label === label)!, ...to })

describe('decisions about speakers', () => {
  test('a doubtful label is text unless somebody says otherwise', () => {
    expect(decisionsOf(choices())).toEqual({
      INT: { as: 'speaker', name: 'INT' },
      'Dr A': { as: 'speaker', name: 'Dr A' },
      'Doctor A': { as: 'speaker', name: 'Doctor A' },
      Note: { as: 'text' },
    })
  })

  test('a merged label takes the name of the other, also when that is renamed', () => {
    const merged = choose(change('Doctor A', { as: 'same', into: 'Dr A' }), { ...choices()[1]!, name: 'Clinician' })
    expect(decisionsOf(merged)).toMatchObject({
      'Dr A': { as: 'speaker', name: 'Clinician' },
      'Doctor A': { as: 'speaker', name: 'Clinician' },
    })
  })

  test('a name that was emptied falls back to the label', () => {
    expect(decisionsOf(change('INT', { name: '  ' }))).toMatchObject({ INT: { as: 'speaker', name: 'INT' } })
  })

  test('when the speaker merged into is declined, the merged one speaks for itself', () => {
    const merged = change('Doctor A', { as: 'same', into: 'Dr A' })
    const declined = choose(merged, { ...choices()[1]!, as: 'text' })
    expect(decisionsOf(declined)).toMatchObject({
      'Dr A': { as: 'text' },
      'Doctor A': { as: 'speaker', name: 'Doctor A' },
    })
  })

  test('nobody is merged into themselves or into text', () => {
    expect(mergeTargets(choices(), 'INT').map(({ label }) => label)).toEqual(['Dr A', 'Doctor A'])
  })

  test('roles are kept for the speakers of whom one was given, under the name they get', () => {
    expect(participantsOf(change('Dr A', { role: ' IT professional ', name: 'P1' }))).toEqual([
      { speaker: 'P1', role: 'IT professional' },
    ])
  })

  test('what was decided survives another reading of the file, with the new counts', () => {
    const decided = change('INT', { name: 'Interviewer' })
    const again = proposeChoices([{ label: 'INT', turns: 31, words: 950, proposed: true }], decided)
    expect(again).toEqual([{ ...decided[0]!, turns: 31, words: 950 }])
  })
})

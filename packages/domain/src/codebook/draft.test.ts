import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { AccountId } from '../ids.ts'
import { changeCodebook } from './change.ts'
import type { Codebook } from './code.ts'
import { addDraft, changeDraft, overlayDrafts, removeDraft, suggestDrafts, type DraftCode } from './draft.ts'
import { acceptCode, mergeCodes } from './rules.ts'
import { after, codeId, makeCode, makeCodebook, recording } from './testing.ts'

const ben = { by: 'account-ben' as AccountId, initials: 'BC' }
const draft = (name: string, at = 1): DraftCode => ({ id: codeId(`d-${name}`), name, colour: 'teal', note: '', at })
const suggest = (codebook: Codebook, drafts: DraftCode[], who = ben) =>
  suggestDrafts(codebook, drafts, who).reduce(changeCodebook, codebook)

describe('a code invented while blind', () => {
  test('stands behind the codebook for its inventor, and keeps to its rules', () => {
    const codebook = makeCodebook(makeCode('trust'))
    const made = addDraft(codebook, [], { id: codeId('new'), name: '  Night   shift ', at: 5 })
    expect(made).toEqual({
      ok: true,
      value: { id: codeId('new'), name: 'Night shift', colour: 'orange', note: '', at: 5 },
    })
    if (!made.ok) return
    expect(overlayDrafts(codebook, [made.value]).codes.map(({ name }) => name)).toEqual(['trust', 'Night shift'])
    const refusals = [
      addDraft(codebook, [made.value], { id: codeId('more'), name: 'night shift', at: 6 }),
      addDraft(codebook, [made.value], { id: codeId('more'), name: 'Trust', at: 6 }),
      addDraft(codebook, [made.value], { id: codeId('new'), name: 'Another', at: 6 }),
      changeDraft(codebook, [made.value], codeId('new'), { colour: 'octarine' }),
      changeDraft(codebook, [], codeId('new'), {}),
      removeDraft([made.value], codeId('new'), 2),
    ]
    expect(refusals.map((one) => !one.ok && one.refusal.kind)).toEqual([
      'name-taken',
      'name-taken',
      'code-exists',
      'unknown-colour',
      'unknown-code',
      'draft-in-use',
    ])
  })

  test('becomes a suggestion under its own id, with its inventor’s initials where the name is taken', () => {
    const codebook = suggest(makeCodebook(makeCode('trust')), [draft('Trust', 2), draft('Delay', 1)])
    const anna = { by: 'account-ann' as AccountId, initials: 'AO' }
    const both = suggest(codebook, [{ ...draft('Delay'), id: codeId('hers') }], anna)
    expect(both.codes.map(({ id, name, suggestedBy }) => [id, name, suggestedBy])).toEqual([
      [codeId('trust'), 'trust', null],
      [codeId('d-Delay'), 'Delay', ben.by],
      [codeId('d-Trust'), 'Trust (BC)', ben.by],
      [codeId('hers'), 'Delay (AO)', anna.by],
    ])
  })

  test('is accepted once, or declined by merging it into another', () => {
    const codebook = suggest(makeCodebook(makeCode('trust')), [draft('Delay')])
    const accepted = after(codebook, (now) => acceptCode(now, codeId('d-Delay')))
    expect(accepted.codes.map(({ suggestedBy }) => suggestedBy)).toEqual([null, null])
    expect(acceptCode(accepted, codeId('d-Delay'))).toMatchObject({ refusal: { kind: 'not-suggested' } })
    const declined = after(codebook, (now) => mergeCodes(now, codeId('d-Delay'), codeId('trust'), recording('m', 1)))
    expect(declined.operations).toHaveLength(1)
  })

  test('P6 becomes a code whatever a client wrote, and once however often it is suggested', () => {
    const anyDraft = fc.record({
      id: fc.integer({ min: 0, max: 9 }).map((n) => codeId(`number-${n}`)),
      name: fc.oneof(fc.string(), fc.constantFrom('Trust', 'trust', '', ' ', 'x'.repeat(500))),
      colour: fc.string(),
      note: fc.string(),
      at: fc.double({ noNaN: true }),
    })
    fc.assert(
      fc.property(fc.uniqueArray(anyDraft, { selector: ({ id }) => id, maxLength: 10 }), (drafts) => {
        const once = suggest(makeCodebook(makeCode('trust')), drafts)
        expect(new Set(once.codes.map(({ id }) => id))).toEqual(
          new Set([codeId('trust'), ...drafts.map(({ id }) => id)]),
        )
        expect(new Set(once.codes.map(({ name }) => name.toLowerCase())).size).toBe(once.codes.length)
        expect(suggest(once, drafts)).toEqual(once)
      }),
    )
  })
})

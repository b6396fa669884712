/** That the demo shows what a team really meets: every kind of disagreement, in numbers worth talking about. */
import { openDocument, readLayer } from '@intercoder/documents'
import type { Coding, Span } from '@intercoder/domain'
import { describe, expect, test } from 'vitest'
import { seededIds, seededRandom } from '../seeded.ts'
import { buildStudy } from '../study/build-study.ts'
import { readCodings } from '../study/build-layers.ts'
import { findWords } from './find-words.ts'

const random = seededRandom(1)
const study = buildStudy({ now: Date.UTC(2026, 4, 1), random, newId: seededIds(random) })

type Mark = Omit<Coding, 'span'> & { span: Span; coder: string }

const coded = study.sources.map((source) => {
  const transcript = openDocument(source.transcriptUpdate.update)
  const layers = study.layers.filter((layer) => layer.source === source.source.id)
  const marks = layers.flatMap(({ coder, updates }): Mark[] =>
    readLayer(openDocument(...updates.map(({ update }) => update)), transcript).codings.map((coding) => ({
      ...coding,
      span: coding.span!,
      coder,
    })),
  )
  return { name: source.source.name, file: source.file.name, transcript, layers, marks }
})

const marks = coded.flatMap((source) => source.marks)
const full = coded.filter(({ layers }) => layers.filter(({ updates }) => updates.length >= 40).length >= 3)

/** How many marks of a source meet the condition, given the marks of the other coders that share words with them. */
function count(all: Mark[], holds: (mark: Mark, others: Mark[]) => boolean): number {
  return all.filter((mark) => {
    const others = all.filter((other) => other.coder !== mark.coder && overlap(mark, other) > 0)
    return holds(mark, others)
  }).length
}

function overlap(one: Mark, other: Mark): number {
  return Math.min(one.span.end, other.span.end) - Math.max(one.span.start, other.span.start)
}

const lengthOf = ({ span }: Mark) => span.end - span.start
const sameSpan = (one: Mark, other: Mark) => one.span.start === other.span.start && one.span.end === other.span.end

describe('what four coders marked', () => {
  test.each(coded.map(({ name, file }) => [name, file] as const))('is quoted from %s exactly once', (name, file) => {
    const { transcript } = coded.find((one) => one.name === name)!
    const run = transcript.getText('text').toDelta() as { insert: unknown }[]
    const text = run.map(({ insert }) => (typeof insert === 'string' ? insert : '\uFFFC')).join('')
    for (const { quote } of readCodings(file)) expect(() => findWords(text, quote)).not.toThrow()
  })

  test('fills at least five interviews: three coders with forty codings or more', () => {
    expect(full.length).toBeGreaterThanOrEqual(5)
  })

  test('leaves one interview to the reader', () => {
    expect(coded.filter(({ marks }) => marks.length === 0).map(({ name }) => name)).toEqual(['A T2 Trainer'])
  })

  test.each(full.map((source) => [source.name, source.marks] as const))('disagrees in every way about %s', (_, all) => {
    const alone = count(all, (_, others) => others.length === 0)
    const omitted = count(all, (_, others) => new Set(others.map(({ coder }) => coder)).size < 2)
    const boundary = count(all, (mark, others) => {
      const same = others.filter(({ code }) => code === mark.code)
      return same.length > 0 && !same.some((other) => sameSpan(mark, other))
    })
    const differentCode = count(
      all,
      (mark, others) => others.some((other) => sameSpan(mark, other)) && others.every(({ code }) => code !== mark.code),
    )
    const agreed = count(all, (mark, others) =>
      others.some((other) => sameSpan(mark, other) && other.code === mark.code),
    )
    const widened = count(all, (mark, others) => others.some((other) => lengthOf(other) * 4 < lengthOf(mark)))
    expect(alone).toBeGreaterThan(2)
    expect(omitted).toBeGreaterThan(10)
    expect(boundary).toBeGreaterThan(25)
    expect(differentCode).toBeGreaterThan(20)
    expect(agreed).toBeGreaterThan(25)
    expect(widened).toBeGreaterThan(8)
  })

  test('splits what another keeps whole', () => {
    const splits = marks.filter((whole) => {
      const parts = marks.filter(
        (part) => part.code === whole.code && part.coder !== whole.coder && isInside(part, whole),
      )
      return parts.some((one) => parts.some((other) => one.coder === other.coder && overlap(one, other) < 0))
    })
    expect(splits.length).toBeGreaterThan(5)
  })

  test('has places with five codes or more by four coders', () => {
    const places = full.flatMap(({ marks: all }) =>
      all.filter(({ span }) => {
        const here = all.filter((mark) => mark.span.start <= span.start && span.start < mark.span.end)
        return new Set(here.map(({ code }) => code)).size >= 5 && new Set(here.map(({ coder }) => coder)).size === 4
      }),
    )
    expect(places.length).toBeGreaterThan(3)
  })

  test('carries doubts, remarks, and a coding that runs over a question into its answer', () => {
    expect(marks.filter(({ certainty }) => certainty === 'unsure').length).toBeGreaterThan(40)
    expect(marks.filter(({ remark }) => remark !== '').length).toBeGreaterThan(40)
    expect(marks.some(({ quote }) => quote.includes('\n'))).toBe(true)
  })
})

function isInside(part: Mark, whole: Mark): boolean {
  return whole.span.start <= part.span.start && part.span.end <= whole.span.end && lengthOf(part) < lengthOf(whole)
}

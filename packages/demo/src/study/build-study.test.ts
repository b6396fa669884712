import { openDocument, readCodebook, readLayer, readTranscript } from '@intercoder/documents'
import { compareCodebooks, initialsOf, isId, readValue } from '@intercoder/domain'
import { readTranscript as readFile } from '@intercoder/interchange'
import { describe, expect, test } from 'vitest'
import { seededIds, seededRandom } from '../seeded.ts'
import { buildStudy, type Study } from './build-study.ts'

const now = Date.UTC(2026, 4, 1)

function build(seed: number): Study {
  const random = seededRandom(seed)
  return buildStudy({ now, random, newId: seededIds(random) })
}

const study = build(1)

describe('the study', () => {
  test('comes out the same, byte for byte, from the same seed, and otherwise from another', () => {
    expect(build(1)).toEqual(study)
    expect(build(2).layers[0]!.updates).not.toEqual(study.layers[0]!.updates)
  })

  test('has its own id for everything', () => {
    const { accounts, project, attributes, cases, rounds, sources, codebook, layers } = study
    const turns = sources.flatMap((source) => source.turns)
    const all = [accounts, [project], attributes, cases, rounds, turns, codebook.codes, layers].flat()
    const ids = [...all.map(({ id }) => id as string), ...sources.map(({ source }) => source.id)]
    expect(ids.every(isId)).toBe(true)
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('happened before today, each layer in its order', () => {
    for (const { createdAt, updates } of study.layers) {
      const times = [study.startedAt, createdAt, ...updates.map(({ at }) => at), now]
      expect(times).toEqual(times.toSorted((one, other) => one - other))
    }
  })
})

describe('the people', () => {
  test('are four coders at three universities and one who reads along', () => {
    const roles = study.members.map(({ role }) => role)
    expect(roles).toEqual(['owner', 'lead', 'coder', 'coder', 'observer'])
    expect(new Set(study.accounts.slice(0, 4).map(({ university }) => university)).size).toBe(3)
    const led = study.cases.filter(({ id }) => study.members[1]!.cases.includes(id))
    expect(led.map(({ name }) => name)).toEqual(['Hospital C', 'Hospital H'])
  })

  test('can sign in, and can be told apart', () => {
    for (const { name, initials, password, email } of study.accounts) {
      expect(initials).toBe(initialsOf(name))
      expect(password.length).toBeGreaterThanOrEqual(10)
      expect(email).toMatch(/^\w+@example\.org$/)
    }
    expect(new Set(study.accounts.map(({ initials }) => initials)).size).toBe(5)
    expect(new Set(study.accounts.map(({ colour }) => colour)).size).toBe(5)
  })
})

describe('the hospitals', () => {
  test('are twelve, under letters from A to X, with values that fit their columns', () => {
    expect(study.cases.length).toBe(12)
    for (const { name, values } of study.cases) {
      expect(name).toMatch(/^Hospital [A-X]$/)
      for (const attribute of study.attributes) {
        const value = values[attribute.id] ?? null
        expect(readValue(attribute, value)).toEqual({ ok: true, value })
      }
    }
  })

  test('run one of three record systems, and further ahead at T2 or where they were', () => {
    const [system, before, after] = ['Record system', 'Software at T1', 'Software at T2'].map((name) =>
      study.attributes.find((attribute) => attribute.name === name)!,
    )
    expect(new Set(study.cases.map(({ values }) => values[system!.id])).size).toBe(3)
    for (const { values } of study.cases) {
      const stages = [before!, after!].map(({ id, choices }) => choices.indexOf(String(values[id])))
      expect(stages[1]).toBeGreaterThanOrEqual(stages[0]!)
    }
  })
})

describe('the sources', () => {
  const interviews = study.sources.filter(({ source }) => source.kind === 'interview')

  test('hold at least eight interviews of 1,500 words or more, of both waves', () => {
    expect(interviews.filter(({ words }) => words >= 1500).length).toBeGreaterThanOrEqual(8)
    expect(new Set(interviews.map(({ source }) => source.wave))).toEqual(new Set(['T1', 'T2']))
  })

  test.each(interviews.map((one) => [one.source.name, one] as const))('%s has two voices that are known', (_, one) => {
    const speakers = new Set(one.turns.map(({ speaker }) => speaker))
    expect(speakers).toEqual(new Set(one.source.participants.map(({ speaker }) => speaker)))
    expect(speakers.size).toBe(2)
  })

  test('come in several styles, and are read as an import reads them', () => {
    const read = interviews.map(({ file }) => readFile(file.bytes, file.name))
    const styles = new Set(read.map((one) => (one.ok ? one.value.style : one.refusal.kind)))
    expect(styles).toEqual(new Set(['speaker-cues', 'name-lines', 'labels', 'bold-labels']))
  })

  test('have transcripts that hold their turns', () => {
    for (const { turns, transcriptUpdate } of study.sources) {
      const read = readTranscript(openDocument(transcriptUpdate.update)).turns
      expect(read.map(({ offset: _, ...turn }) => turn)).toEqual(turns)
    }
  })

  test('belong to hospitals, waves and days of the study', () => {
    const waves = study.waves.map(({ name }) => name)
    for (const { source } of study.sources) {
      expect(study.cases.map(({ id }) => id)).toContain(source.case)
      expect(waves).toContain(source.wave)
      expect(source.date).toMatch(/^202[23]-\d\d-\d\d$/)
    }
  })
})

test('the codebook document holds the codebook', () => {
  const read = readCodebook(openDocument(...study.codebookUpdates.map(({ update }) => update)))
  expect(read.invalid).toEqual([])
  expect(read.codebook.codes.toSorted(byId)).toEqual(study.codebook.codes.toSorted(byId))
})

test('two versions are named, and what was reworded between them was coded with before', () => {
  const [first, second] = study.versions
  const reworded = compareCodebooks(first!.codebook, second!.codebook)
  expect(reworded.map(({ after }) => after?.name).toSorted()).toEqual(['Unseen work', 'Written twice'])
  expect(readCodebook(openDocument(study.codebookUpdates[0]!.update)).codebook.codes.toSorted(byId)).toEqual(
    first!.codebook.codes.toSorted(byId),
  )
  expect(study.doubleCoding.round).toMatchObject({ version: second!.id })
})

const byId = (one: { id: string }, other: { id: string }) => (one.id < other.id ? -1 : 1)

test('every layer can be read, and every coding covers the words it quotes', () => {
  for (const { source, updates } of study.layers) {
    const of = study.sources.find((one) => one.source.id === source)!
    const transcript = openDocument(of.transcriptUpdate.update)
    const run = readTranscript(transcript).text
    const { codings, invalid } = readLayer(openDocument(...updates.map(({ update }) => update)), transcript)
    expect(invalid).toEqual([])
    expect(codings.length).toBe(updates.length)
    for (const { span, quote } of codings)
      expect(run.slice(span!.start, span!.end)).toBe(quote.replaceAll('\n', '\uFFFC'))
  }
})

describe('the double coding', () => {
  const { doubleCoding } = study
  const of = (source: string) => doubleCoding.layers.filter((layer) => layer.source === source)

  test('is blind, assigned, submitted and released, by coders of different universities on each source', () => {
    expect(doubleCoding.round).toMatchObject({ blind: true, everyone: false })
    const universityOf = new Map(study.accounts.map(({ id, university }) => [id, university]))
    const named = new Set(doubleCoding.assignments.map(({ source }) => source))
    expect(named.size).toBe(3)
    for (const source of named)
      expect(new Set(of(source).map(({ coder }) => universityOf.get(coder))).size).toBeGreaterThan(1)
    for (const { createdAt, sealedAt } of doubleCoding.layers) {
      expect(createdAt).toBeGreaterThan(doubleCoding.assignedAt)
      expect(sealedAt).toBeGreaterThan(createdAt)
      expect(sealedAt).toBeLessThan(now)
    }
  })

  test('leaves something to compare and something to settle', () => {
    for (const source of new Set(doubleCoding.assignments.map((pair) => pair.source))) {
      const counts = of(source).map(({ updates }) => updates.length)
      expect(Math.min(...counts)).toBeGreaterThan(3)
    }
  })
})

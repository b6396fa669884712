import { openDocument, readLayer, readTranscript } from '@intercoder/documents'
import type { CodeId } from '@intercoder/domain'
import { describe, expect, test } from 'vitest'
import { generateCodings } from './generate-codings.ts'
import { generateTranscript } from './generate-transcript.ts'

const codes = ['code-one', 'code-two'] as CodeId[]
const talk = generateTranscript({ words: 2000, seed: 5 })
const wanted = { count: 300, seed: 5, transcript: talk.update, codes, startedAt: 0 }

describe('material for benchmarks', () => {
  test('is as long as asked for, to the word', () => {
    const { turns } = readTranscript(openDocument(talk.update))
    expect(turns.flatMap(({ text }) => text.split(/\s+/)).length).toBe(2000)
    expect(turns.map(({ id }) => id)).toEqual(talk.turns.map(({ id }) => id))
  })

  test('comes out the same from the same seed, and otherwise from another', () => {
    expect(generateTranscript({ words: 2000, seed: 5 })).toEqual(talk)
    expect(generateTranscript({ words: 2000, seed: 6 }).update).not.toEqual(talk.update)
    expect(generateCodings(wanted)).toEqual(generateCodings(wanted))
  })

  test('has as many codings as asked for, at the places it says', () => {
    const { update, spans } = generateCodings(wanted)
    const { codings, invalid } = readLayer(openDocument(update), openDocument(talk.update))
    expect(invalid).toEqual([])
    const placed = codings.toSorted((one, other) => one.at - other.at).map(({ span }) => span)
    expect(placed).toEqual(spans)
    expect(placed.length).toBe(300)
  })
})

/** Files for tests: our own fixtures, always there, and the collected samples, where they are. */
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { ImportedTranscript } from '../imported-transcript.ts'
import { readTranscript, type ReadOptions } from '../read-transcript.ts'

const fixtures = new URL('../../fixtures/', import.meta.url)
/** Beside the repository, not in it: the samples are not ours to publish. */
const samples = new URL('../../../../../shared/samples/', import.meta.url)

export function readFixture(name: string): Uint8Array {
  return readFileSync(new URL(name, fixtures))
}

/** Throws where they are not and REQUIRE_SAMPLES is 1, so that what calls itself tested on them was. */
export function hasSamples(): boolean {
  const areHere = existsSync(fileURLToPath(samples))
  if (!areHere && process.env['REQUIRE_SAMPLES'] === '1')
    throw new Error('REQUIRE_SAMPLES: ../shared/samples is missing')
  return areHere
}

export function readSample(path: string): Uint8Array {
  return readFileSync(new URL(path, samples))
}

/** The transcript, or an error that says why there is none. */
export function importFile(bytes: Uint8Array, name: string, options: ReadOptions = {}): ImportedTranscript {
  const read = readTranscript(bytes, name, options)
  if (!read.ok) throw new Error(`${name} was refused: ${JSON.stringify(read.refusal)}`)
  return read.value
}

/** Turns as one reads them: "12000 Ana: the words". */
export function showTurns({ turns }: ImportedTranscript): string[] {
  return turns.map(({ speaker, start, text }) => `${start ?? '-'} ${speaker}: ${text}`)
}

/** "Ana 2, Ben 1?"; a question mark is for labels that are not proposed. */
export function showSpeakers({ speakers }: ImportedTranscript): string {
  return speakers.map(({ label, turns, proposed }) => `${label} ${turns}${proposed ? '' : '?'}`).join(', ')
}

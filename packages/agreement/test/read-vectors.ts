/** The reference vectors of `vectors/`: inputs with the figures that a right engine gives. Their README defines every one. */
import { readdirSync, readFileSync } from 'node:fs'
import { expect } from 'vitest'
import type { Vector } from '../src/testing/index.ts'

const folder = new URL('../vectors/', import.meta.url)

export const families = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .map((file) => file.replace('.json', ''))

export function readVectors<Data = unknown>(family: string): Vector<Data>[] {
  const read = JSON.parse(readFileSync(new URL(`${family}.json`, folder), 'utf8')) as {
    format: string
    family: string
    cases: Vector<Data>[]
  }
  expect([read.format, read.family]).toEqual(['agreement-vectors/1', family])
  return read.cases
}

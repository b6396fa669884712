/** The examples of the README run as they stand there, one going on from another, and give what they say. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import * as agreement from '../src/index.ts'

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')
const examples = [...readme.matchAll(/```ts\n(.*?)```/gs)].map(([, code = '']) => code)
const importing = /^import \{([^}]*)\} from '@intercoder\/agreement'\n/gms

/** Every line that is a call and says in a comment what it gives hands both over. */
function run(code: string): [result: Record<string, unknown>, said: string][] {
  const heard: [Record<string, unknown>, string][] = []
  const told = code
    .replace(importing, '')
    .replace(
      /^(\w[\w.]*\(.*\)(?:\[\d+\])?) \/\/ ([{\d].*)$/gm,
      (_, call, said) => `hear(${call}, ${JSON.stringify(said)})`,
    )
  const show = { log: () => undefined }
  const names = Object.keys(agreement)
  const hear = (result: object | number, said: string) =>
    void heard.push(typeof result === 'number' ? [{ value: result }, `value: ${said}`] : [{ ...result }, said])
  new Function(...names, 'hear', 'console', told)(...Object.values(agreement), hear, show)
  return heard
}

test('the examples import what they use and no more, once', () => {
  const imported = examples.flatMap((code) =>
    [...code.matchAll(importing)].flatMap(([, names = '']) => names.match(/\w+/g) ?? []),
  )
  const used = examples.join('\n').replace(importing, '')
  expect(imported.filter((name) => !(name in agreement))).toEqual([])
  expect(imported.filter((name) => !new RegExp(`\\b${name}\\b`).test(used))).toEqual([])
  expect(
    Object.keys(agreement).filter((name) => new RegExp(`\\b${name}\\(`).test(used) && !imported.includes(name)),
  ).toEqual([])
  expect(new Set(imported).size).toBe(imported.length)
})

test('the examples give what they say', () => {
  const heard = run(examples.join('\n'))
  for (const [result, said] of heard) {
    const figures = [...said.matchAll(/(\w+): (−?[\d.]+|null)(…?)/g)]
    expect(figures.length, said).toBeGreaterThan(0)
    for (const [, name = '', figure = '', more] of figures) {
      const found = `${result[name]}`.replace('-', '−')
      expect(more ? found.slice(0, figure.length) : found, said).toBe(figure)
    }
  }
  expect(heard.length).toBeGreaterThan(10)
})

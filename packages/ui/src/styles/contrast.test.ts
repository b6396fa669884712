import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { contrast, distance, visions, type Vision } from './colour.ts'

const themes = ['light', 'dark'] as const
type Theme = (typeof themes)[number]

const tokens = read('tokens.css')
const palette = read('palette.css')

function read(file: string): Map<string, Record<Theme, string>> {
  const css = readFileSync(new URL(file, import.meta.url), 'utf8')
  const found = css.matchAll(/--([\w-]+):\s*light-dark\((#[0-9a-f]{6}),\s*(#[0-9a-f]{6})\)/g)
  return new Map([...found].map(([, name, light, dark]) => [name!, { light: light!, dark: dark! }]))
}

function value(name: string, theme: Theme): string {
  const token = tokens.get(name) ?? palette.get(name)
  if (!token) throw new Error(`no token --${name}`)
  return token[theme]
}

const surfaces = [
  'desk',
  'page',
  'raised',
  'sunken',
  'hover',
  'accent-wash',
  'danger-wash',
  'warning-wash',
  'success-wash',
]
const inks = ['ink', 'ink-soft', 'ink-faint', 'accent', 'accent-strong']
const pairs: [string, string, number][] = [
  ...inks.flatMap((ink) => surfaces.map((surface): [string, string, number] => [ink, surface, 4.5])),
  ...['desk', 'page', 'raised', 'danger-wash'].map((surface): [string, string, number] => ['danger', surface, 4.5]),
  ...['desk', 'page', 'raised', 'warning-wash'].map((surface): [string, string, number] => ['warning', surface, 4.5]),
  ...['desk', 'page', 'raised', 'success-wash'].map((surface): [string, string, number] => ['success', surface, 4.5]),
  ['ink-on-accent', 'accent', 4.5],
  ['ink-on-accent', 'accent-strong', 4.5],
  ['ink-on-danger', 'danger-fill', 4.5],
  ...['desk', 'page', 'raised'].map((surface): [string, string, number] => ['edge', surface, 3]),
  ...['desk', 'page', 'raised', 'hover', 'pressed'].map((surface): [string, string, number] => ['focus', surface, 3]),
]

describe.each(themes)('in the %s theme', (theme) => {
  test.each(pairs)('%s on %s keeps %d:1', (ink, surface, least) => {
    expect(contrast(value(ink, theme), value(surface, theme))).toBeGreaterThanOrEqual(least)
  })

  test.each([...palette.keys()])('%s keeps 3:1 on the page', (key) => {
    expect(contrast(value(key, theme), value('page', theme))).toBeGreaterThanOrEqual(3)
  })

  test.each(Object.keys(visions) as Vision[])(
    'the first eight colours of the palette stay apart with %s vision',
    (vision) => {
      const first = [...palette.keys()].slice(0, 8)
      for (const [index, a] of first.entries()) {
        for (const b of first.slice(index + 1)) {
          expect(distance(value(a, theme), value(b, theme), vision), `${a} and ${b}`).toBeGreaterThan(0.06)
        }
      }
    },
  )

  test.each(Object.keys(visions) as Vision[])('no two of the sixteen look the same with %s vision', (vision) => {
    const keys = [...palette.keys()]
    expect(keys).toHaveLength(16)
    for (const [index, a] of keys.entries()) {
      for (const b of keys.slice(index + 1)) {
        expect(distance(value(a, theme), value(b, theme), vision), `${a} and ${b}`).toBeGreaterThan(0.03)
      }
    }
  })
})

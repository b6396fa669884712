import { buildCodeTree, isColour } from '@intercoder/domain'
import { describe, expect, test } from 'vitest'
import { material } from '../study/material.ts'
import { readCodings } from '../study/build-layers.ts'
import { readMaterial } from '../study/build-sources.ts'
import { seededIds, seededRandom } from '../seeded.ts'
import type { DraftCode } from './draft-code.ts'
import { themes } from './index.ts'
import { makeCodebook } from './make-codebook.ts'

const drafts = themes.flatMap((theme) => [theme, ...below(theme)])

function below({ codes = [] }: DraftCode): DraftCode[] {
  return codes.flatMap((code) => [code, ...below(code)])
}

/** All words of the study on one line, without the marks of captions and Markdown. */
const words = material
  .map(({ file }) => new TextDecoder().decode(readMaterial(file)))
  .map((text) => text.replace(/^(\d+|\d\d:.*)\n/gm, '').replace(/^[A-Z][\w ]+: |^<v [\w ]+>|<\/v>$/gm, ''))
  .join('\n')
  .replace(/\s+/g, ' ')

describe('the codebook', () => {
  test('has some forty codes in six themes, three levels deep at most', () => {
    const { codebook } = makeCodebook(themes, seededIds(seededRandom(1)))
    const tree = buildCodeTree(codebook)
    expect(tree.length).toBe(6)
    expect(drafts.length - tree.length).toBe(43)
    expect(tree.every((theme) => theme.children.length >= 3)).toBe(true)
    expect(tree.some((theme) => theme.children.some((code) => code.children.length > 1))).toBe(true)
  })

  test.each(drafts.map((draft) => [draft.name, draft] as const))('says all of: %s', (_, draft) => {
    const { definition, whenToUse, whenNot, example, colour } = draft
    for (const text of [definition, whenToUse, whenNot]) expect(text.trim().length).toBeGreaterThan(15)
    expect(isColour(colour)).toBe(true)
    const [, quoted = ''] = /^"(.+)" \(.+, hospital [A-X], T[12]\)$/s.exec(example) ?? []
    expect(quoted).not.toBe('')
    expect(words.includes(quoted)).toBe(true)
  })

  test('names no short name and no name twice', () => {
    expect(new Set(drafts.map(({ key }) => key)).size).toBe(drafts.length)
    expect(new Set(drafts.map(({ name }) => name)).size).toBe(drafts.length)
  })

  test('has no code but the themes that nobody used, and nobody used one it has not', () => {
    const used = new Set(material.flatMap(({ file }) => readCodings(file.split('/')[1]!)).map(({ code }) => code))
    const codes = themes.flatMap(below).map(({ key }) => key)
    expect([...used].sort()).toEqual(codes.sort())
  })
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { AccountId, CodingId } from '../ids.ts'
import type { CodebookOperation } from './code.ts'
import { mergedCodes, resolveCode } from './operations.ts'
import { codeId, makeCode } from './testing.ts'
import { buildCodeTree, type CodeNode } from './tree.ts'

const some = fc.integer({ min: 0, max: 7 })
const parents = fc.array(fc.option(some, { nil: null }), { minLength: 8, maxLength: 8 })
const merges = fc.array(fc.tuple(some, some), { maxLength: 6 })

const codingId = 'coding-1' as CodingId

const flat = (nodes: CodeNode[]): CodeNode[] => nodes.flatMap((node) => [node, ...flat(node.children)])

test('whatever was moved and merged at once, the tree holds every standing code exactly once', () => {
  fc.assert(
    fc.property(parents, merges, (above, merged) => {
      const codes = above.map((parent, number) =>
        makeCode(`${number}`, { parent: parent === null ? null : codeId(`${parent}`) }),
      )
      const operations = merged.map(([from, into], number): CodebookOperation => ({
        ...{ id: `merge-${number}`, by: 'account-1' as AccountId, at: number },
        ...{ kind: 'merge', from: codeId(`${from}`), into: codeId(`${into}`) },
      }))
      const codebook = { codes, operations }
      const nodes = flat(buildCodeTree(codebook))
      const gone = mergedCodes(codebook)
      const standing = codes.map(({ id }) => id).filter((id) => !gone.has(id))
      expect(nodes.map(({ code }) => code.id).sort()).toEqual(standing)
      expect(nodes.flatMap((node) => node.merged.map(({ id }) => id)).sort()).toEqual([...gone.keys()].sort())
      for (const code of codes)
        expect(standing).toContain(resolveCode(codebook, { id: codingId, code: code.id, at: 0 })?.id)
      const shuffled = { codes: codes.toReversed(), operations: operations.toReversed() }
      expect(flat(buildCodeTree(shuffled)).map(({ code }) => code.id)).toEqual(nodes.map(({ code }) => code.id))
    }),
    { seed: 20_111 },
  )
})

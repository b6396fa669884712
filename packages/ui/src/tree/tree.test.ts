import { describe, expect, test } from 'vitest'
import { mayMoveTo, stepTo, visibleRows, type TreeNode } from './tree.ts'

const leaf = (id: string): TreeNode => ({ id, label: id, children: [] })
const branch = (id: string, ...children: TreeNode[]): TreeNode => ({ id, label: id, children })
const nodes = [branch('a', leaf('a1'), leaf('a2'), leaf('a3')), leaf('b'), branch('c', branch('c1', leaf('c1x')))]

describe('the rows of a tree', () => {
  test('a closed node hides everything below it', () => {
    const rows = visibleRows(nodes, (id) => id === 'a' || id === 'c1')
    expect(rows.map((row) => row.node.id)).toEqual(['a', 'a1', 'a2', 'a3', 'b', 'c'])
    expect(rows[2]).toMatchObject({ parent: 'a', level: 2, place: 2, siblings: 3 })
  })
})

describe('moving a node by one step', () => {
  test.each([
    ['a2', 'up', { parent: 'a', before: 'a1' }],
    ['a1', 'up', null],
    ['a1', 'down', { parent: 'a', before: 'a3' }],
    ['a2', 'down', { parent: 'a', before: null }],
    ['a3', 'down', null],
    ['b', 'in', { parent: 'a', before: null }],
    ['a', 'in', null],
    ['a2', 'out', { parent: null, before: 'b' }],
    ['c1x', 'out', { parent: 'c', before: null }],
    ['b', 'out', null],
    ['gone', 'up', null],
  ] as const)('%s %s', (id, direction, place) => {
    expect(stepTo(nodes, id, direction)).toEqual(place)
  })

  test('nothing goes into itself or below itself', () => {
    expect(mayMoveTo(nodes, 'c', { parent: 'c1x', before: null })).toBe(false)
    expect(mayMoveTo(nodes, 'c', { parent: 'c', before: null })).toBe(false)
    expect(mayMoveTo(nodes, 'b', { parent: null, before: 'b' })).toBe(false)
    expect(mayMoveTo(nodes, 'c1', { parent: null, before: 'a' })).toBe(true)
  })
})

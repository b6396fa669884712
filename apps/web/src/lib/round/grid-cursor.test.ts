import { expect, it } from 'vitest'
import { GridCursor } from './grid-cursor.svelte.ts'

function press(cursor: GridCursor, ...keys: string[]): [number, number] {
  for (const key of keys) {
    const far = key.startsWith('Ctrl+')
    cursor.press({ key: key.replace('Ctrl+', ''), ctrlKey: far, metaKey: false })
  }
  return [cursor.row, cursor.column]
}

it('goes from the corner through the names to the cells and stops at the edges', () => {
  const cursor = new GridCursor(() => ({ rows: 3, columns: 2 }))
  expect(press(cursor, 'ArrowUp', 'ArrowLeft')).toEqual([-1, -1])
  expect(press(cursor, 'ArrowDown', 'ArrowRight')).toEqual([0, 0])
  expect(press(cursor, 'End')).toEqual([0, 2])
  expect(press(cursor, 'ArrowRight', 'PageDown')).toEqual([2, 2])
  expect(press(cursor, 'Home')).toEqual([2, -1])
  expect(press(cursor, 'Ctrl+End')).toEqual([2, 2])
  expect(press(cursor, 'Ctrl+Home')).toEqual([-1, -1])
  expect(press(cursor, 'Ctrl+ArrowDown', 'Ctrl+ArrowRight')).toEqual([2, 2])
})

it('stands on the last row when a filter has taken its own away, and leaves other keys alone', () => {
  let rows = 5
  const cursor = new GridCursor(() => ({ rows, columns: 1 }))
  cursor.go(4, 0)
  rows = 2
  expect(cursor.isAt(1, 0)).toBe(true)
  expect(cursor.press({ key: 'a', ctrlKey: false, metaKey: false })).toBe(false)
  expect(cursor.moves).toBe(0)
})

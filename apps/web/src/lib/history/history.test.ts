import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { History } from './history.svelte.ts'

const me = 'me'

function setting() {
  const layer = new Y.Doc()
  const codebook = new Y.Doc()
  const history = new History()
  const managers = [layer, codebook].map(
    (doc) => new Y.UndoManager(doc.getMap('it'), { trackedOrigins: new Set([me]) }),
  )
  for (const manager of managers) history.watch(manager, 'Typing')
  const set = (doc: Y.Doc, key: string, value: string, origin: string | null = me) =>
    doc.transact(() => doc.getMap('it').set(key, value), origin)
  const read = () => ({ ...layer.getMap('it').toJSON(), ...codebook.getMap('it').toJSON() })
  return { layer, codebook, history, set, read }
}

describe('P9 undo across documents', () => {
  it('goes back through the steps in the order in which they were made', () => {
    const { layer, codebook, history, set, read } = setting()
    history.step('First', () => set(layer, 'a', '1'))
    history.step('Second', () => set(codebook, 'b', '1'))
    history.step('Third', () => set(layer, 'a', '2'))
    expect(history.undo()).toBe('Third')
    expect(read()).toEqual({ a: '1', b: '1' })
    expect(history.undo()).toBe('Second')
    expect(read()).toEqual({ a: '1' })
    expect(history.undo()).toBe('First')
    expect(read()).toEqual({})
    expect(history.undo()).toBeNull()
    expect([history.redo(), history.redo(), history.redo(), history.redo()]).toEqual(['First', 'Second', 'Third', null])
    expect(read()).toEqual({ a: '2', b: '1' })
    expect(history.undo()).toBe('Third')
    expect(read()).toEqual({ a: '1', b: '1' })
  })

  it('takes a step that reached into two documents back at once', () => {
    const { layer, codebook, history, set, read } = setting()
    history.step('New code', () => {
      set(codebook, 'code', 'Training')
      set(layer, 'coding', 'Training')
    })
    expect(history.undo()).toBe('New code')
    expect(read()).toEqual({})
    expect(history.redo()).toBe('New code')
    expect(read()).toEqual({ code: 'Training', coding: 'Training' })
  })

  it('leaves alone what others did, and an older step of mine when the newest has nothing left to change', () => {
    const { layer, history, set, read } = setting()
    history.step('Mine', () => set(layer, 'a', '1'))
    history.step('Also mine', () => set(layer, 'b', '1'))
    layer.transact(() => layer.getMap('it').delete('b'), 'somebody else')
    set(layer, 'c', 'theirs', 'somebody else')
    history.undo()
    expect(read()).toEqual({ a: '1', c: 'theirs' })
    history.undo()
    expect(read()).toEqual({ c: 'theirs' })
  })

  it('forgets what could be done again once something new is done, in every document', () => {
    const { layer, codebook, history, set, read } = setting()
    history.step('First', () => set(layer, 'a', '1'))
    history.undo()
    history.step('Second', () => set(codebook, 'b', '1'))
    expect(history.redoable).toBeNull()
    expect(history.redo()).toBeNull()
    expect(read()).toEqual({ b: '1' })
  })

  it('lets quick typing flow together but never across a named step', () => {
    const { layer, history, set, read } = setting()
    set(layer, 'a', 'h')
    set(layer, 'a', 'hi')
    history.step('Named', () => set(layer, 'a', 'hi!'))
    set(layer, 'a', 'hi!!')
    expect([history.undo(), history.undo(), history.undo()]).toEqual(['Typing', 'Named', 'Typing'])
    expect(read()).toEqual({})
  })

  it('takes moves that follow each other closely for one', () => {
    let now = 0
    const layer = new Y.Doc()
    const history = new History(() => now)
    history.watch(new Y.UndoManager(layer.getMap('it'), { trackedOrigins: new Set([me]) }), 'Typing')
    const move = (to: number) =>
      history.step('Move', () => layer.transact(() => layer.getMap('it').set('end', to), me), 'end of a')
    for (const to of [1, 2, 3]) move(to)
    now = 5_000
    move(4)
    history.undo()
    expect(layer.getMap('it').get('end')).toBe(3)
    history.undo()
    expect(layer.getMap('it').get('end')).toBeUndefined()
    history.redo()
    expect(layer.getMap('it').get('end')).toBe(3)
  })

  it('skips the steps of a document that has been closed', () => {
    const { history, set, layer, read } = setting()
    const gone = new Y.Doc()
    const stop = history.watch(new Y.UndoManager(gone.getMap('it'), { trackedOrigins: new Set([me]) }), 'Typing')
    history.step('Here', () => set(layer, 'a', '1'))
    history.step('There', () => set(gone, 'b', '1'))
    stop()
    expect(history.undo()).toBe('Here')
    expect(read()).toEqual({})
  })
})

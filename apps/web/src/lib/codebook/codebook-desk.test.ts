import type { AccountId, CodeId, CodingId, NewId } from '@intercoder/domain'
import { describe, expect, it } from 'vitest'
import { undoLayer } from '@intercoder/documents'
import * as Y from 'yjs'
import { History } from '#lib/history/history.svelte.ts'
import { CodebookDesk } from './codebook-desk.svelte.ts'

function openDesk(doc = new Y.Doc()) {
  let count = 0
  const history = new History()
  const newId: NewId = <T>() => `id-${doc.clientID}-${++count}` as T
  const desk = new CodebookDesk(doc, { me: 'account-me' as AccountId, mayEdit: true, newId, now: () => 1_000, history })
  const add = (name: string, parent: CodeId | null = null) => {
    const added = desk.add(name, parent)
    if (!added.ok) throw new Error(added.refusal.kind)
    return added.value
  }
  return { desk, history, add, names: () => desk.offered.map((code) => code.name) }
}

describe('the codebook desk', () => {
  it('offers the codes in the order of the tree, without those merged away or retired', () => {
    const { desk, add, names } = openDesk()
    const training = add('Training')
    const support = add('Support')
    const costs = add('Costs')
    add('Super users', training)
    expect(names()).toEqual(['Training', 'Super users', 'Support', 'Costs'])
    desk.merge(support, training)
    desk.retire(costs)
    expect(names()).toEqual(['Training', 'Super users'])
  })

  it('P9 undoes a merge and a split in one step each', () => {
    const { desk, history, add, names } = openDesk()
    const training = add('Training')
    const support = add('Support')
    const coding = { id: 'coding-1' as CodingId, code: training, at: 5 }
    desk.merge(training, support)
    expect(desk.resolve(coding)?.name).toBe('Support')
    history.undo()
    expect(desk.resolve(coding)?.name).toBe('Training')
    desk.split(training, 'Refresher training', [coding])
    expect(desk.resolve(coding)?.name).toBe('Refresher training')
    expect(history.undo()).toBe('splitting “Training”')
    expect(desk.resolve(coding)?.name).toBe('Training')
    expect(names()).toEqual(['Training', 'Support'])
  })

  it('leaves nothing behind when a split is refused', () => {
    const { desk, add, names } = openDesk()
    const training = add('Training')
    expect(desk.split(training, 'Other', [])).toMatchObject({ ok: false, refusal: { kind: 'no-codings' } })
    expect(names()).toEqual(['Training'])
  })

  it('P5 keeps what two people write in one definition at the same time', () => {
    const one = openDesk()
    const training = one.add('Training')
    const other = openDesk(new Y.Doc())
    const exchange = () => {
      Y.applyUpdate(other.desk.doc, Y.encodeStateAsUpdate(one.desk.doc))
      Y.applyUpdate(one.desk.doc, Y.encodeStateAsUpdate(other.desk.doc))
    }
    exchange()
    one.desk.prose(training, 'definition')?.insert(0, 'Learning the system. ')
    other.desk.prose(training, 'definition')?.insert(0, 'Before go-live.')
    exchange()
    const text = one.desk.find(training)?.definition ?? ''
    expect(text).toBe(other.desk.find(training)?.definition)
    expect(text).toContain('Learning the system. ')
    expect(text).toContain('Before go-live.')
  })

  it('P9 takes back my own change of a code and leaves another person’s', () => {
    const one = openDesk()
    const training = one.add('Training')
    const other = openDesk(new Y.Doc())
    Y.applyUpdate(other.desk.doc, Y.encodeStateAsUpdate(one.desk.doc))
    one.desk.recolour(training, 'wine')
    other.desk.rename(training, 'Training and drills')
    Y.applyUpdate(one.desk.doc, Y.encodeStateAsUpdate(other.desk.doc))
    one.history.undo()
    expect(one.desk.find(training)).toMatchObject({ name: 'Training and drills', colour: 'blue' })
  })

  it('names the codes that a code stands under', () => {
    const { desk, add } = openDesk()
    const people = add('People')
    const training = add('Training', people)
    expect(desk.pathOf(add('Super users', training))).toEqual(['People', 'Training'])
  })
})

describe('the codebook desk of somebody who codes blind', () => {
  function openBlind() {
    const [codebook, layer] = [new Y.Doc(), new Y.Doc()]
    const training = openDesk(codebook).add('Training')
    const history = new History()
    let count = 0
    const newId: NewId = <T>() => `draft-${++count}-aaaaaaaaaaaa` as T
    const me = 'account-me' as AccountId
    const desk = new CodebookDesk(codebook, { me, mayEdit: false, drafting: layer, newId, now: () => 1_000, history })
    return { desk, history, codebook, layer, training }
  }

  it('P1 keeps new codes in the layer, and the shared codebook as it is', () => {
    const { desk, codebook, training } = openBlind()
    const before = Y.encodeStateAsUpdate(codebook)
    const added = desk.add('Night shifts', training)
    if (!added.ok) throw new Error(added.refusal.kind)
    expect(desk.offered.map(({ name }) => name)).toEqual(['Training', 'Night shifts'])
    expect([...desk.drafts]).toEqual([added.value])
    desk.rename(added.value, 'Nights')
    desk.recolour(added.value, 'wine')
    desk.explain(added.value, 'What happens at night.')
    expect(desk.find(added.value)).toMatchObject({
      name: 'Nights',
      colour: 'wine',
      definition: 'What happens at night.',
    })
    expect(Y.encodeStateAsUpdate(codebook)).toEqual(before)
    expect(desk.mayChange(added.value)).toBe(true)
    expect(desk.mayChange(training)).toBe(false)
  })

  it('P9 takes a draft back in one step', () => {
    const { desk, history, layer } = openBlind()
    history.watch(undoLayer(layer), 'coding')
    desk.add('Night shifts')
    expect(history.undo()).toBe('new draft “Night shifts”')
    expect(desk.drafts.size).toBe(0)
  })

  it('refuses a draft by a name that the codebook has', () => {
    const { desk } = openBlind()
    expect(desk.add('training')).toMatchObject({ ok: false, refusal: { kind: 'name-taken' } })
  })
})

it('counts as suggested what nobody has accepted, and no longer once somebody has', () => {
  const { desk, add } = openDesk()
  const nights = add('Night shifts')
  const map = desk.doc.getMap('codes').get(nights) as Y.Map<unknown>
  map.set('suggestedBy', 'account-other')
  expect(desk.suggested.map(({ name }) => name)).toEqual(['Night shifts'])
  desk.accept(nights)
  expect(desk.suggested).toEqual([])
  expect(desk.accept(nights)).toMatchObject({ ok: false, refusal: { kind: 'not-suggested' } })
})

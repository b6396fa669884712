import {
  applyCode,
  createCodebook,
  createTranscript,
  openDocument,
  writeReconciliation,
  writeTranscript,
} from '@intercoder/documents'
import {
  actInReconciliation,
  type AccountId,
  type ActId,
  type CodeId,
  type CodingId,
  type LayerId,
  type NewId,
  type ReconciliationAct,
  type TurnId,
} from '@intercoder/domain'
import { expect, test } from 'vitest'
import { Awareness } from 'y-protocols/awareness'
import { Doc } from 'yjs'
import { Drafts } from '#lib/writing/draft.svelte.ts'
import type { TalkActs } from './talk-acts.ts'
import { TalkRoom } from './talk-room.svelte.ts'

const anna = { account: 'anna' as AccountId, name: 'Anna', initials: 'AN', colour: 'blue' }
const bert = { account: 'bert' as AccountId, name: 'Bert', initials: 'BE', colour: 'rose' }
const [trust, delay] = ['code-trust', 'code-delay'] as CodeId[] as [CodeId, CodeId]
const words = 'We waited for the screens and nobody knew whom to call.'
let made = 0
const newId: NewId = <T>() => `made-${++made}` as T

function codebookOf(...codes: CodeId[]): Doc {
  const prose = { definition: '', whenToUse: '', whenNot: '', example: '' }
  const all = codes.map((id) => ({
    id,
    name: id,
    parent: null,
    order: id,
    colour: 'blue',
    suggestedBy: null,
    ...prose,
  }))
  return openDocument(createCodebook({ codes: all, operations: [] }))
}

/** A released source that Anna and Bert coded, and what reaches its talk by the rules. */
function meet({ leads = false, mayTakePart = true } = {}) {
  const turn = { id: 'turn-one-' as TurnId, speaker: 'Nurse', start: null, end: null, text: words }
  const transcript = openDocument(createTranscript([turn]))
  const layers = [anna, bert].map(({ account }) => ({ coder: account, doc: new Doc() }))
  const code = (coder: 0 | 1, id: string, quoted: string, as: CodeId) => {
    const start = words.indexOf(quoted) + 1
    const draft = { id: id as CodingId, code: as, span: { start, end: start + quoted.length }, at: 1 }
    expect(applyCode(layers[coder]!.doc, transcript, draft).ok).toBe(true)
  }
  code(0, 'coding-a1', 'waited for the screens', delay)
  code(1, 'coding-b1', 'for the screens', delay)
  code(0, 'coding-a2', 'nobody knew', trust)
  code(1, 'coding-b3', 'to call', trust)
  code(0, 'coding-a4', 'We', trust)
  code(1, 'coding-b4', 'We', trust)
  const talk = new Doc()
  const room = new TalkRoom({
    me: anna,
    coders: [anna, bert],
    layers,
    transcript,
    codebook: codebookOf(trust, delay),
    talk,
    awareness: new Awareness(talk),
    nameOf: (account) => (account === anna.account ? 'Anna' : 'Bert'),
    // What is done here goes by the rules below, as the server would do it.
    acts: undefined as unknown as TalkActs,
    drafts: new Drafts(),
    votes: [],
    mayTakePart,
    leads,
    layer: 'layer-consensus' as LayerId,
  })
  const act = (one: ReconciliationAct, by = anna.account) => {
    const evidence = new Map([...room.codings].map(([id, coding]) => [id, coding]))
    const facts = { by, at: 5, leads, text: room.transcript.text, coders: [anna.account, bert.account], evidence }
    const rest = { codes: new Set([trust, delay]), queue: room.queue, votes: new Map(), newId }
    const changes = actInReconciliation(room.talk, one, { ...facts, ...rest })
    if (changes.ok) writeReconciliation(talk, transcript, changes.value)
    return changes.ok
  }
  return { room, act, transcript }
}

const decideAll = {
  kind: 'decide-many',
  rule: { kind: 'boundary', tolerance: 20, take: 'widest' },
  reason: 'Nothing',
} as const

test('it opens at the heaviest disagreement, and what all agree on is none', () => {
  const { room } = meet()
  expect(room.queue).toHaveLength(4)
  expect(room.items).toHaveLength(3)
  expect(room.at).toBe(room.items[0]?.evidence.join(' '))
  expect(room.heldBy(anna.account).length + room.heldBy(bert.account).length).toBeGreaterThan(0)
})

test('what one chose is let go with the disagreement it was chosen at', () => {
  const { room } = meet()
  room.choose({ kind: 'both' })
  room.open(room.at)
  expect(room.chosen).toEqual({ kind: 'both' })
  room.step(1)
  expect(room.chosen).toBeNull()
})

test('a choice says what it would write', () => {
  const { room } = meet()
  const item = room.items.find(({ evidence }) => evidence.includes('coding-a1' as CodingId))!
  const written = (choice: Parameters<typeof room.passages>[0]) =>
    room.passages(choice, item).map(({ span }) => room.transcript.text.slice(span.start, span.end))
  expect(written({ kind: 'take', coder: bert.account })).toEqual(['for the screens'])
  expect(written({ kind: 'both' })).toEqual(['waited for the screens'])
  expect(written({ kind: 'neither' })).toEqual([])
})

test('words that one chose stay the same words when the text is corrected, and are let go with the words', () => {
  const { room, transcript } = meet()
  const start = words.indexOf('the screens') + 1
  const place = { start, end: start + 'the screens'.length }
  room.choose({ kind: 'boundary', code: delay, place })
  writeTranscript(transcript, { kind: 'insert-words', at: 1, words: 'Well. ' })
  const moved = { start: place.start + 6, end: place.end + 6 }
  expect(room.chosen).toEqual({ kind: 'boundary', code: delay, place: moved })
  expect(room.transcript.text.slice(moved.start, moved.end)).toBe('the screens')
  writeTranscript(transcript, { kind: 'delete', span: moved })
  expect(room.chosen).toBeNull()
})

test('a decision settles its place for everybody, outlives a correction of the text, and is open again when undone', () => {
  const { room, act, transcript } = meet()
  const id = newId<never>()
  const evidence = ['coding-a2'] as CodingId[]
  act({ kind: 'decide', id, evidence, outcome: 'consensus', by: { choice: { kind: 'both' } }, reason: 'They said so' })
  expect([...room.settled]).toEqual(['coding-a2'])
  writeTranscript(transcript, { kind: 'insert-words', at: 1, words: 'Well. ' })
  expect(room.transcript.text).toContain('Well. We waited')
  expect([...room.settled]).toEqual(['coding-a2'])
  expect(room.openDecision(id)).toBe(true)
  expect(room.about.decision?.reason).toBe('They said so')
  act({ kind: 'undo', id: newId(), decisions: [id] })
  expect(room.settled.size).toBe(0)
  expect(room.about.decision).toBeNull()
})

test('what is settled at one stroke is known by it, and where nobody differs there is nothing to open', () => {
  const { room, act } = meet()
  expect(act({ ...decideAll, id: newId<ActId>() })).toBe(true)
  expect(act({ kind: 'decide-many', id: newId(), rule: { kind: 'agreed' }, reason: 'All agree' }, bert.account)).toBe(
    true,
  )
  const [agreed, boundary] = room.strokes
  expect([boundary?.decisions.length, room.settled.size]).toEqual([1, 1])
  expect(room.openDecision(agreed!.decisions[0]!)).toBe(false)
  expect([room.mayUndo(boundary!), room.mayUndo(agreed!)]).toEqual([true, false])
})

test('whoever leads may undo what others decided, whoever looks on may undo nothing', () => {
  const others = { by: bert.account }
  expect(meet({ leads: true }).room.mayUndo(others)).toBe(true)
  expect(meet({ mayTakePart: false, leads: true }).room.mayUndo(others)).toBe(false)
})

import {
  codeResolver,
  type AccountId,
  type Codebook,
  type CodeId,
  type CodingId,
  type LayerId,
  type TurnId,
} from '@intercoder/domain'
import {
  applyCode,
  createTranscript,
  moveBoundary,
  openDocument,
  readLayer,
  removeCoding,
  setRemark,
} from '@intercoder/documents'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { Marks, type MarkChange } from './marks.svelte.ts'

const mine = 'layer-of-mine' as LayerId
const theirs = 'layer-of-ben' as LayerId
const me = { account: 'account-me' as AccountId, name: 'Me', initials: 'ME', colour: 'blue' }
const ben = { account: 'account-ben' as AccountId, name: 'Ben', initials: 'BE', colour: 'rose' }
const training = 'code-training' as CodeId
const support = 'code-support' as CodeId

const codebook: Codebook = {
  codes: [training, support].map((id) => ({
    id,
    name: id,
    parent: null,
    order: id,
    colour: 'blue',
    definition: '',
    whenToUse: '',
    whenNot: '',
    suggestedBy: null,
    example: '',
  })),
  operations: [],
}

function setting() {
  const transcript = openDocument(
    createTranscript([
      { id: 'turn-one-' as TurnId, speaker: 'A', start: null, end: null, text: 'We were trained on the ward.' },
      { id: 'turn-two-' as TurnId, speaker: 'B', start: null, end: null, text: 'Nobody came when it broke.' },
    ]),
  )
  const layers = { [mine]: new Y.Doc(), [theirs]: new Y.Doc() }
  const marks = new Marks(transcript)
  marks.readCodes(codeResolver(codebook))
  marks.open(mine, layers[mine]!, me, true)
  marks.open(theirs, layers[theirs]!, ben, false)
  const text = marks.index.text
  const code = (layer: LayerId, id: string, words: string, as = training) => {
    const start = text.indexOf(words)
    const span = { start, end: start + words.length }
    return applyCode(layers[layer]!, transcript, { id: id as CodingId, code: as, span, at: 1 })
  }
  const read = () => marks.all.map((mark) => `${mark.coder.initials} ${mark.code} ${words(mark.span)}`)
  const words = (span: { start: number; end: number } | null) =>
    span ? marks.index.text.slice(span.start, span.end) : '-'
  return { transcript, layers, marks, code, read }
}

describe('the marks on a transcript', () => {
  it('are those of all open layers, in reading order', () => {
    const { code, read } = setting()
    code(theirs, 'coding-1', 'Nobody came', support)
    code(mine, 'coding-2', 'trained')
    code(mine, 'coding-3', 'trained on the ward')
    expect(read()).toEqual([
      'ME code-training trained on the ward',
      'ME code-training trained',
      'BE code-support Nobody came',
    ])
  })

  it('stay on their words while the text around them is corrected', () => {
    const { transcript, code, read, marks } = setting()
    code(mine, 'coding-1', 'the ward')
    code(theirs, 'coding-2', 'Nobody came')
    transcript.getText('text').insert(1, 'Well, ')
    transcript.getText('text').delete(marks.index.text.indexOf('ward'), 1)
    expect(read()).toEqual(['ME code-training the ard', 'BE code-training Nobody came'])
  })

  it('are orphaned when their words go, and say where the words stand again', () => {
    const { transcript, code, marks } = setting()
    code(mine, 'coding-1', 'trained')
    const text = transcript.getText('text')
    const at = marks.index.text.indexOf('trained')
    text.delete(at, 7)
    expect(marks.orphaned.map((mark) => mark.quote)).toEqual(['trained'])
    expect(marks.findRepair(marks.orphaned[0]!)).toBeNull()
    text.insert(at, 'trained')
    expect(marks.findRepair(marks.orphaned[0]!)).toEqual({ start: at, end: at + 7 })
  })

  it('are read by the codebook as it is now', () => {
    const { code, read, marks } = setting()
    code(mine, 'coding-1', 'trained')
    const by = me.account
    marks.readCodes(
      codeResolver({
        ...codebook,
        operations: [{ id: 'merge-1', kind: 'merge', from: training, into: support, by, at: 9 }],
      }),
    )
    expect(read()).toEqual(['ME code-support trained'])
    marks.readCodes(codeResolver({ codes: [], operations: [] }))
    expect(read()).toEqual(['ME null trained'])
    marks.readCodes(codeResolver(codebook))
    expect(read()).toEqual(['ME code-training trained'])
  })

  it('tell what came and went, and whether by my hand', () => {
    const { code, marks, layers, transcript } = setting()
    const seen: MarkChange[] = []
    marks.observe((change) => seen.push(change))
    code(theirs, 'coding-1', 'Nobody came')
    setRemark(layers[theirs]!, 'coding-1' as CodingId, 'Really?')
    moveBoundary(layers[theirs]!, transcript, 'coding-1' as CodingId, { start: 1, end: 3 })
    removeCoding(layers[theirs]!, 'coding-1' as CodingId)
    code(mine, 'coding-2', 'trained')
    expect(seen.map(({ added, removed, mine }) => [added.length, removed.length, mine])).toEqual([
      [1, 0, false],
      [0, 1, false],
      [1, 0, true],
    ])
  })

  it('of a layer that may no longer be seen go away, and come back with it, without anybody having done it', () => {
    const { code, read, marks, layers } = setting()
    code(mine, 'coding-1', 'trained')
    code(theirs, 'coding-2', 'Nobody came')
    const seen: MarkChange[] = []
    marks.observe((change) => seen.push(change))
    marks.close(theirs)
    expect(read()).toEqual(['ME code-training trained'])
    code(theirs, 'coding-3', 'Nobody')
    marks.open(theirs, layers[theirs]!, ben, false)
    expect(read()).toHaveLength(3)
    expect(seen).toEqual([])
  })

  it('kept up by single changes are those that a fresh reading gives', () => {
    const { transcript, layers, marks } = setting()
    let seed = 11
    const next = (below: number) => (seed = (seed * 16_807) % 2_147_483_647) % below
    const text = transcript.getText('text')
    for (let step = 0; step < 600; step++) {
      const layer = layers[next(2) ? mine : theirs]!
      const id = `coding-${next(60)}` as CodingId
      const start = 1 + next(Math.max(1, text.length - 2))
      const act = next(12)
      if (act < 4) text.insert(start, 'abc '.slice(0, 1 + next(4)))
      else if (act < 6) text.delete(start, Math.min(next(3), text.length - start))
      else if (act < 8) removeCoding(layer, id)
      else if (layer.getMap('codings').has(id)) moveBoundary(layer, transcript, id, { start, end: start + 1 + next(9) })
      else applyCode(layer, transcript, { id, code: training, span: { start, end: start + 1 + next(9) }, at: step })
    }
    for (const id of [mine, theirs]) {
      const fresh = readLayer(layers[id]!, transcript).codings
      const kept = marks.all.filter((mark) => mark.layer === id)
      expect(kept.length).toBeGreaterThan(10)
      expect(new Map(kept.map((mark) => [mark.id, mark.span]))).toEqual(
        new Map(fresh.map((coding) => [coding.id, coding.span])),
      )
    }
  })
})

/**
 * Made the bytes in version-1, once: documents as the first version wrote them, with corrections, deletions and undo behind
 * them. Kept to show what is in them. Run again only into a new folder, for a new version of the documents' form.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  applyCode,
  changeCode,
  createCodebook,
  createTranscript,
  moveBoundary,
  openDocument,
  readCodebook,
  readLayer,
  readTranscript,
  setRemark,
  undoTranscript,
  writeCodebook,
  writeTranscript,
} from '@intercoder/documents'
import {
  addCode,
  deleteSpan,
  insertWords,
  joinTurn,
  mergeCodes,
  retireCode,
  setSpeaker,
  setTimes,
  splitCode,
  splitTurn,
  writeProse,
  type AccountId,
  type Codebook,
  type CodebookChange,
  type CodeId,
  type CodingId,
  type Result,
  type Transcript,
  type TranscriptEdit,
  type TurnId,
} from '@intercoder/domain'
import * as Y from 'yjs'

const folder = join(import.meta.dirname, process.argv[2] ?? '')
const account = 'account-ada' as AccountId
const code = (name: string) => `code-${name}` as CodeId
const coding = (name: string) => `coding-${name}` as CodingId
const turn = (name: string) => `turn-${name}` as TurnId

function open(client: number, ...updates: Uint8Array[]): Y.Doc {
  const doc = openDocument(...updates)
  doc.clientID = client
  return doc
}

function take<T>(result: Result<T, { kind: string }>): T {
  if (!result.ok) throw new Error(result.refusal.kind)
  return result.value
}

function makeTranscript(): Y.Doc {
  const first = createTranscript([
    { id: turn('one-one'), speaker: 'Interviewer', start: 0, end: 4000, text: 'How did the first week go?' },
    {
      id: turn('two-two'),
      speaker: 'IT lead',
      start: 4000,
      end: null,
      text: 'We tried the new record 😀.\nIt was slow.',
    },
    { id: turn('three-3'), speaker: '', start: null, end: null, text: 'كان النظام بطيئا. 系统很慢。' },
    { id: turn('four-44'), speaker: 'Nurse', start: null, end: null, text: 'Paper again, at night.' },
  ])
  const ada = open(4_000_000_001, first)
  const ben = open(17, first)
  const undo = undoTranscript(ada)
  const edit = (doc: Y.Doc, verb: (now: Transcript) => Result<TranscriptEdit, { kind: string }>) =>
    writeTranscript(doc, take(verb(readTranscript(doc))))
  edit(ada, (now) => insertWords(now, now.text.indexOf('tried'), 'really '))
  edit(ada, (now) => deleteSpan(now, { start: now.text.indexOf('slow'), end: now.text.indexOf('slow') + 4 }))
  edit(ada, (now) => splitTurn(now, now.text.indexOf('It was'), turn('five-55')))
  undo.undo()
  undo.undo()
  edit(ada, (now) => splitTurn(now, now.text.indexOf('系统'), turn('six-666')))
  edit(ben, (now) => joinTurn(now, turn('four-44')))
  edit(ben, (now) => setSpeaker(now, turn('three-3'), 'Night nurse'))
  edit(ben, (now) => setTimes(now, turn('three-3'), { start: 9000, end: 12_500 }))
  exchange(ada, ben)
  return ada
}

function makeLayer(transcript: Y.Doc): Y.Doc {
  const layer = open(4_000_000_002)
  const { text } = readTranscript(transcript)
  const find = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length })
  const apply = (name: string, codeName: string, words: string) =>
    take(
      applyCode(layer, transcript, {
        id: coding(name),
        code: code(codeName),
        span: find(words),
        at: 1_700_000_000_000,
      }),
    )
  apply('first-1', 'trust', 'new record 😀')
  apply('second2', 'delay', 'النظام بطيئا')
  apply('third-3', 'trust', 'at night')
  apply('fourth4', 'paper', 'slow')
  take(changeCode(layer, coding('first-1'), code('delay'), 1_700_000_500_000))
  take(moveBoundary(layer, transcript, coding('first-1'), find('the new record 😀')))
  take(setRemark(layer, coding('second2'), 'Said with a sigh'))
  writeTranscript(transcript, { kind: 'delete', span: find('at night') })
  return layer
}

function makeCodes(): Y.Doc {
  const doc = open(4_000_000_003, createCodebook({ codes: [], operations: [] }))
  const change = (verb: (now: Codebook) => Result<CodebookChange[], { kind: string }>) =>
    writeCodebook(doc, take(verb(readCodebook(doc).codebook)))
  change((now) => addCode(now, { id: code('trust'), name: 'Trust', definition: 'Relies on what the record says' }))
  change((now) => addCode(now, { id: code('delay'), name: 'Delay', parent: code('trust'), example: 'It was slow.' }))
  change((now) => addCode(now, { id: code('paper'), name: 'Back to paper', before: code('trust'), colour: 'wine' }))
  change((now) => addCode(now, { id: code('waits'), name: 'Waiting' }))
  change((now) => writeProse(now, code('trust'), 'whenNot', 'Trust in people'))
  change((now) =>
    mergeCodes(now, code('waits'), code('delay'), { id: 'merge-01', by: account, now: 1_700_000_100_000 }),
  )
  const carried = [{ id: coding('third-3'), code: code('trust'), at: 1_700_000_000_000 }]
  change((now) =>
    splitCode(now, code('trust'), code('paper'), carried, { id: 'split-01', by: account, now: 1_700_000_200_000 }),
  )
  change((now) => retireCode(now, code('paper'), { id: 'retire-1', by: account, now: 1_700_000_300_000 }))
  return doc
}

function exchange(one: Y.Doc, other: Y.Doc): void {
  Y.applyUpdate(one, Y.encodeStateAsUpdate(other))
  Y.applyUpdate(other, Y.encodeStateAsUpdate(one))
}

function save(name: string, content: Uint8Array | string): void {
  writeFileSync(join(folder, name), content, { flag: 'wx' })
}

if (!process.argv[2]) throw new Error('name the folder to write to')
mkdirSync(folder, { recursive: true })
const transcript = makeTranscript()
const layer = makeLayer(transcript)
const codebook = makeCodes()
save('transcript.bin', Y.encodeStateAsUpdate(transcript))
save('layer.bin', Y.encodeStateAsUpdate(layer))
save('codebook.bin', Y.encodeStateAsUpdate(codebook))
const expected = {
  transcript: readTranscript(transcript),
  layer: readLayer(layer, transcript),
  codebook: readCodebook(codebook),
}
save('expected.json', JSON.stringify(expected, null, 2) + '\n')

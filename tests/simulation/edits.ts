/** What people do to documents, at random but by the real verbs. */
import {
  addCode,
  deleteSpan,
  insertWords,
  joinTurn,
  mergeCodes,
  renameCode,
  setSpeaker,
  splitTurn,
  undoOperation,
  writeProse,
  type AccountId,
  type NewId,
  type CodeId,
  type CodingId,
  type TurnId,
} from '@intercoder/domain'
import {
  applyCode,
  changeCode,
  moveBoundary,
  readAnchoredCodings,
  readCodebook,
  readTranscript,
  removeCoding,
  setRemark,
  writeCodebook,
  writeTranscript,
} from '@intercoder/documents'
import type * as Y from 'yjs'
import { codes } from './cast.ts'
import type { Random } from './random.ts'

const words = ['er', 'the ward', 'Dr Ødegård', '[name]', 'paper, always paper', '👩‍⚕️', 'תודה']

export interface Writing {
  random: Random
  who: AccountId
  at: number
  newId: NewId
}

export function correctTranscript(doc: Y.Doc, { random, newId }: Writing): void {
  const transcript = readTranscript(doc)
  const at = 1 + random.below(Math.max(1, transcript.text.length - 1))
  const turn = transcript.turns.length > 0 ? random.pick(transcript.turns).id : ('none' as TurnId)
  const corrections = [
    () => insertWords(transcript, at, random.pick(words)),
    () => deleteSpan(transcript, { start: at, end: Math.min(transcript.text.length, at + random.below(12)) }),
    () => splitTurn(transcript, at, newId<TurnId>()),
    () => joinTurn(transcript, turn),
    () => setSpeaker(transcript, turn, random.pick(['Nurse', 'IT professional', 'Manager'])),
  ]
  const edit = random.pick(corrections)()
  if (edit.ok) writeTranscript(doc, edit.value)
}

export function codeLayer(layer: Y.Doc, transcript: Y.Doc, { random, at, newId }: Writing): void {
  const length = transcript.getText('text').length
  const start = random.below(Math.max(1, length))
  const span = { start, end: Math.min(length, start + 1 + random.below(60)) }
  const { codings } = readAnchoredCodings(layer)
  if (codings.length === 0 || random.chance(0.4)) {
    applyCode(layer, transcript, { id: newId<CodingId>(), code: random.pick(codes), span, at })
    return
  }
  const coding = random.pick(codings).id
  const changes = [
    () => changeCode(layer, coding, random.pick(codes), at),
    () => moveBoundary(layer, transcript, coding, span),
    () => setRemark(layer, coding, random.pick(words)),
    () => removeCoding(layer, coding),
  ]
  random.pick(changes)()
}

export function editCodebook(doc: Y.Doc, { random, who, at, newId }: Writing): void {
  const { codebook } = readCodebook(doc)
  const any = () => (codebook.codes.length > 0 ? random.pick(codebook.codes).id : ('none' as CodeId))
  const record = () => ({ id: newId<string>(), by: who, now: at })
  const changes = [
    () => addCode(codebook, { id: newId<CodeId>(), name: `${random.pick(words)} ${at}` }),
    () => renameCode(codebook, any(), `${random.pick(words)} ${at}`),
    () => writeProse(codebook, any(), 'definition', words.slice(random.below(4)).join(' ')),
    () => mergeCodes(codebook, any(), any(), record()),
    () => undoOperation(codebook, codebook.operations[0]?.id ?? 'none'),
  ]
  const change = random.pick(changes)()
  if (change.ok) writeCodebook(doc, change.value)
}

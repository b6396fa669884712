import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openDocument, readCodebook, readLayer, readTranscript, writeTranscript } from '@intercoder/documents'
import { buildCodeTree, resolveCode } from '@intercoder/domain'
import { expect, test } from 'vitest'

const open = (name: string) => openDocument(readFileSync(join(import.meta.dirname, 'version-1', `${name}.bin`)))
const expected = JSON.parse(readFileSync(join(import.meta.dirname, 'version-1', 'expected.json'), 'utf8'))

test('documents that the first version wrote read as they did then', () => {
  const [transcript, layer, codebook] = [open('transcript'), open('layer'), open('codebook')]
  expect(readTranscript(transcript)).toEqual(expected.transcript)
  expect(readLayer(layer, transcript)).toEqual(expected.layer)
  // Nobody had suggested a code then.
  const codes = expected.codebook.codebook.codes.map((code: object) => ({ ...code, suggestedBy: null }))
  expect(readCodebook(codebook)).toEqual({ ...expected.codebook, codebook: { ...expected.codebook.codebook, codes } })
})

test('what they say is what was meant: quotes on their words, one orphan, codings under the codes they were carried to', () => {
  const transcript = open('transcript')
  const { text, turns } = readTranscript(transcript)
  const { codings, invalid } = readLayer(open('layer'), transcript)
  const { codebook } = readCodebook(open('codebook'))
  expect(invalid).toEqual([])
  const said = codings.map((coding) => [
    coding.quote,
    coding.span && text.slice(coding.span.start, coding.span.end),
    resolveCode(codebook, coding)?.name,
  ])
  expect(said).toEqual([
    ['the new record 😀', 'the new record 😀', 'Delay'],
    ['النظام بطيئا', 'النظام بطيئا', 'Delay'],
    ['at night', null, 'Back to paper'],
    ['slow', 'slow', 'Back to paper'],
  ])
  expect(turns.map(({ speaker }) => speaker)).toEqual(['Interviewer', 'IT lead', 'Night nurse', ''])
  const tree = buildCodeTree(codebook).map(({ code, isRetired, children }) => [
    code.name,
    isRetired,
    children.flatMap((child) => [child.code.name, ...child.merged.map(({ name }) => name)]),
  ])
  expect(tree).toEqual([
    ['Back to paper', true, []],
    ['Trust', false, ['Delay', 'Waiting']],
  ])
})

test('they can be gone on with', () => {
  const transcript = open('transcript')
  const [first] = readTranscript(transcript).turns
  writeTranscript(transcript, { kind: 'insert-words', at: 1, words: 'Well, ' })
  expect(readTranscript(transcript).turns[0]?.text).toBe(`Well, ${first?.text}`)
})

import type { LineRefusal, ReconciliationRefusal, WorkshopRefusal } from '@intercoder/domain'
import { count } from './units.ts'

type Why = ReconciliationRefusal | LineRefusal | WorkshopRefusal
type Sentences = { [K in Why['kind']]: (facts: Extract<Why, { kind: K }>) => string }

const decidedMeanwhile = 'This was changed meanwhile. Look at it again.'
const unknownCode = 'The code does not stand in the codebook any more. Choose another.'

const sentences: Sentences = {
  'span-outside': () => 'These words are not in the transcript any more. Mark them again.',
  'span-empty': () => 'Mark the words first.',
  'span-without-words': () => 'There are no words in what is marked.',
  closed: () => 'This source is called reconciled. Whoever leads it can open it again.',
  'not-closed': () => 'It is open already.',
  'words-missing': () => 'Write a few words first.',
  'words-too-long': ({ limit }) => `That is longer than ${count(limit, 'character')}. Shorten it.`,
  'unknown-evidence': () => 'The codings that this is about have changed. Look at it again.',
  'unknown-coder': () => 'This coder has no layer here. Choose another version.',
  'unknown-code': () => unknownCode,
  'unknown-proposal': () => 'The proposal was taken back, or its words are gone. Choose another.',
  'unknown-ballot': () => decidedMeanwhile,
  'unknown-decision': () => 'The decision was undone meanwhile.',
  'not-yours': () => 'Only whoever made it, or leads here, can do this.',
  'no-proposals': () => 'There is nothing to vote on yet. Make a proposal first.',
  'ballot-open': () => 'A vote is going on about this. Reveal it first.',
  'ballot-revealed': () => 'The votes are revealed, so nobody can vote any more.',
  'already-decided': () => 'This is decided already. Undo the decision first.',
  'choice-missing': () => 'Say what is to stand in the consensus.',
  'choice-forbidden': () => 'A difference that is kept writes nothing into the consensus.',
  'nothing-to-decide': () => 'There is nothing left that this would change.',
  'not-facilitating': () => 'Only whoever facilitates can do this.',
  ended: () => 'The workshop has ended. Its minutes stand.',
  'not-started': () => 'The workshop has not started yet.',
  'already-started': () => 'The workshop has started already.',
  'unknown-item': () => 'This item is not on the agenda any more.',
  'unknown-member': () => 'They do not belong to the project any more, or only look on.',
  'agenda-full': ({ limit }) => `An agenda holds ${count(limit, 'item')}. Take some away first.`,
  'bad-duration': () => 'Set the clock to between a second and four hours.',
  'prose-too-long': ({ limit }) => `The words of a code end at ${count(limit, 'character')}. Shorten them first.`,
}

export function explainRefusedAct<W extends Why>(why: W): string {
  const explain = (sentences[why.kind] ?? (() => decidedMeanwhile)) as (facts: W) => string
  return explain(why)
}

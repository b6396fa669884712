/** Minutes as a text, whatever the format. */
import type { Block } from '@intercoder/interchange'
import type { MinutedDecision, MinutedItem, MinutedNote, Minutes } from './minutes.ts'

export function composeMinutes(minutes: Minutes): Block[] {
  const { project, name, facilitator, startedAt, endedAt } = minutes
  const when =
    startedAt === null
      ? 'Not held yet'
      : `${day(startedAt)}, ${time(startedAt)} to ${endedAt === null ? 'now' : time(endedAt)}`
  return [
    { kind: 'heading', level: 1, text: `Minutes: ${name}` },
    { kind: 'paragraph', text: `${project}\n${when} (UTC)\nFacilitated by ${facilitator}` },
    { kind: 'heading', level: 2, text: 'Present' },
    ...composeAttendance(minutes),
    { kind: 'heading', level: 2, text: 'Agenda' },
    ...(minutes.items.length === 0 ? [{ kind: 'paragraph', text: 'There was no agenda.' } as const] : []),
    ...minutes.items.flatMap((item, index) => composeItem(item, index + 1)),
    ...section(
      'Also decided',
      minutes.elsewhere.flatMap((one) => composeDecision(one)),
    ),
    ...section('Notes', composeNotes(minutes.notes)),
  ]
}

function composeAttendance({ attendance }: Minutes): Block[] {
  if (attendance.length === 0) return [{ kind: 'paragraph', text: 'Nobody joined.' }]
  const rows = attendance.map(({ name, stretches }) => [
    name,
    stretches.map(({ from, until }) => `${time(from)}–${until === null ? 'now' : time(until)}`).join(', '),
  ])
  return [{ kind: 'table', head: ['Name', 'From–until'], rows }]
}

function composeItem({ title, about, quote, decisions, notes }: MinutedItem, number: number): Block[] {
  return [
    { kind: 'heading', level: 3, text: `${number}. ${title}` },
    ...(about ? [{ kind: 'paragraph', text: about } as const] : []),
    ...(quote ? [{ kind: 'quote', text: quote } as const] : []),
    ...decisions.flatMap(composeDecision),
    ...composeNotes(notes),
  ]
}

const outcomes = {
  consensus: 'Consensus',
  'as-is': 'The difference is kept',
  codebook: 'The codebook is to be changed',
} as const

function composeDecision({ source, codes, outcome, result, reason, by, at, undone, votes }: MinutedDecision): Block[] {
  const verdict = result === '' ? outcomes[outcome] : `${outcomes[outcome]}: ${result}`
  const about = codes.length > 0 ? ` on ${codes.join(', ')}` : ''
  const told = `${undone ? 'Undone later. ' : ''}Decided${about} in ${source}. ${verdict}.\nReason: ${reason}\n${by}, ${time(at)}`
  const counted = votes.map(
    ({ proposal, voters }) => `${voters.length} for ${proposal}${voters.length > 0 ? `: ${voters.join(', ')}` : ''}`,
  )
  return [{ kind: 'paragraph', text: told }, ...(counted.length > 0 ? [{ kind: 'list', items: counted } as const] : [])]
}

function composeNotes(notes: readonly MinutedNote[]): Block[] {
  if (notes.length === 0) return []
  return [{ kind: 'list', items: notes.map(({ words, by, at }) => `${words} (${by}, ${time(at)})`) }]
}

function section(text: string, blocks: Block[]): Block[] {
  return blocks.length === 0 ? [] : [{ kind: 'heading', level: 2, text }, ...blocks]
}

const day = (at: number) => new Date(at).toISOString().slice(0, 10)
const time = (at: number) => new Date(at).toISOString().slice(11, 16)

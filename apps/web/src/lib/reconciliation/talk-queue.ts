/** What is left to settle, as the list beside the passage shows it. */
import {
  decidedEvidence,
  isAbout,
  isDecided,
  type AccountId,
  type ActId,
  type Ballot,
  type Choice,
  type Code,
  type CodeId,
  type CodingId,
  type Decision,
  type DecisionId,
  type LayerId,
  type QueueItem,
  type Reconciliation,
} from '@intercoder/domain'
import { titleLength, type AgendaTopic } from '#lib/agenda/agenda-topic.ts'
import { shorten } from '#lib/coding/mark-words.ts'
import { list } from '#lib/words/units.ts'
import type { TalkPlace } from './talk-acts.ts'

/** Names a disagreement for as long as the codings are the same that it is made of. */
export function keyOf({ evidence }: Pick<QueueItem, 'evidence'>): string {
  return evidence.join(' ')
}

/** A disagreement as an item of an agenda. */
export function topicOf(
  room: { acts: { place: TalkPlace }; layer: LayerId; code: (id: CodeId) => Code | null },
  { codes, evidence }: QueueItem,
): AgendaTopic {
  const { round, source } = room.acts.place
  const title = codes.flatMap((id) => room.code(id)?.name ?? []).join(' / ')
  return {
    title: shorten(title, titleLength),
    topic: { kind: 'disagreement', round, source, layer: room.layer, evidence },
  }
}

/** Decisions that stand and were taken by one act. */
export interface Stroke {
  act: ActId
  by: AccountId
  reason: string
  decisions: DecisionId[]
}

/** What was decided many at once, newest first, as far as it stands. */
export function strokesOf(decisions: readonly Decision[]): Stroke[] {
  const strokes = new Map<ActId, Stroke>()
  for (const { id, together: act, by, reason, undone } of decisions) {
    if (act === null || undone !== null) continue
    const stroke = strokes.get(act) ?? { act, by, reason, decisions: [] }
    stroke.decisions.push(id)
    strokes.set(act, stroke)
  }
  return [...strokes.values()].toReversed()
}

/** What differs; places where all agree are settled by the dozen and never asked about one by one. */
export function differingIn(queue: readonly QueueItem[]): QueueItem[] {
  return queue.filter(({ kinds }) => kinds.length > 0)
}

export function settledIn(items: readonly QueueItem[], decisions: readonly Decision[]): Set<string> {
  const decided = decidedEvidence(decisions)
  return new Set(items.filter((item) => isDecided(item, decided)).map(keyOf))
}

export interface ItemTalk {
  messages: Reconciliation['messages']
  proposals: Reconciliation['proposals']
  ballot: Ballot | null
  /** Revealed ones, newest first. */
  votedOn: Ballot[]
  decision: Decision | null
}

/** What was said and done about one disagreement. */
export function talkAbout(talk: Reconciliation, evidence: CodingId[]): ItemTalk {
  const about = <T extends { evidence: CodingId[] }>(all: readonly T[]) =>
    all.filter((one) => isAbout(one, { evidence }))
  const ballots = about(talk.ballots)
  return {
    messages: about(talk.messages),
    proposals: about(talk.proposals).filter(({ withdrawnAt }) => withdrawnAt === null),
    ballot: ballots.find(({ revealedAt }) => revealedAt === null) ?? null,
    votedOn: ballots.filter(({ revealedAt }) => revealedAt !== null).toReversed(),
    decision: about(talk.decisions).findLast(({ undone }) => undone === null) ?? null,
  }
}

/** The item before or behind, round the end. Going on to what is open passes over what is settled. */
export function stepFrom(
  items: readonly QueueItem[],
  at: string | null,
  by: 1 | -1,
  skip: ReadonlySet<string> = new Set(),
): string | null {
  const from = items.findIndex((item) => keyOf(item) === at)
  const start = from < 0 && by < 0 ? 0 : from
  for (let step = 1; step <= items.length; step++) {
    const item = items[(start + by * step + items.length * 2) % items.length]
    if (item && !skip.has(keyOf(item))) return keyOf(item)
  }
  return null
}

/** "not coded by Tomasz and Yuki, other code". */
export function wordKinds(
  item: QueueItem,
  coders: readonly AccountId[],
  nameOf: (account: AccountId) => string,
): string {
  const held = new Set(item.codings.map(({ coder }) => coder))
  const without = coders.filter((coder) => !held.has(coder)).map(nameOf)
  const words = { conflict: 'other code', split: 'split', boundary: 'other boundary' }
  const said = item.kinds.map((kind) => {
    if (kind !== 'omission') return words[kind]
    return without.length > 0 ? `not coded by ${list(without)}` : 'a code is missing'
  })
  return said.length > 0 ? said.join(', ') : 'all agree'
}

/** A choice in a few words; its place is shown in the transcript. */
export function wordChoice(
  choice: Choice<unknown>,
  names: { coder: (account: AccountId) => string; code: (id: Extract<Choice, { kind: 'code' }>['code']) => string },
): string {
  switch (choice.kind) {
    case 'take':
      return `${names.coder(choice.coder)}’s version`
    case 'both':
      return 'All of it'
    case 'neither':
      return 'Nothing'
    case 'code':
      return `Another code: ${names.code(choice.code)}`
    case 'boundary':
      return `${names.code(choice.code)} on other words`
  }
}

export function isSameChoice(one: Choice<unknown> | null, other: Choice<unknown> | null): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

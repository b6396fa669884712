import type { AccountId, AuditEntry, AuditFacts, LayerId, RoundId, SourceId } from '@intercoder/domain'
import { auditWords } from '#lib/words/audit.ts'
import { roleNames } from '#lib/words/role.ts'
import { count, list } from '#lib/words/units.ts'

/** What ids in the record are called, as far as they are there still. */
export interface RecordNames {
  /** The path of the project. */
  project: string
  person: (account: AccountId) => string
  source: (source: SourceId) => string | null
  round: (round: RoundId) => string | null
  /** Where a consensus lies. */
  talk: (consensus: LayerId) => Talk | null
}

interface Talk {
  round: RoundId
  source: SourceId
}

export interface ToldEntry {
  who: string
  /** What they did, as it follows their name. */
  act: string
  /** What it was about, and the page where that is seen; no path where there is none, or no longer. */
  about: { words: string; path: string | null } | null
  /** Anything else that was recorded with it. */
  more: string
}

/** Puts an entry of the record into words. */
export function tellEntry(entry: AuditEntry, names: RecordNames): ToldEntry {
  return {
    who: names.person(entry.account),
    act: actOf(entry),
    about: aboutOf(entry, names),
    more: moreOf(entry, names),
  }
}

function actOf({ kind, facts }: AuditEntry): string {
  // Nobody released it: somebody did what it had waited for.
  return kind === 'source-released' && facts.automatic ? 'brought about the release of a source' : auditWords[kind]
}

function aboutOf({ kind, facts }: AuditEntry, names: RecordNames): ToldEntry['about'] {
  switch (kind) {
    case 'source-reconciled':
    case 'reconciliation-reopened':
      return aboutTalk(facts, names)
    case 'ballot-opened':
    case 'ballot-revealed':
    case 'decided':
    case 'decision-undone':
      return aboutTalk(names.talk(facts.layer), names)
  }
  if ('workshop' in facts) return { words: facts.name, path: `${names.project}/workshops/${facts.workshop}` }
  if ('version' in facts && 'number' in facts)
    return { words: `${facts.number}: ${facts.name}`, path: `${names.project}/codebook/versions` }
  if ('source' in facts) return aboutSource(facts, names)
  if ('round' in facts && facts.round !== null) {
    const name = names.round(facts.round)
    const given = 'name' in facts ? facts.name : null
    return { words: name ?? given ?? 'a round', path: name === null ? null : `${names.project}/rounds/${facts.round}` }
  }
  if ('member' in facts) return { words: names.person(facts.member), path: `${names.project}/members` }
  return 'name' in facts ? { words: facts.name, path: null } : null
}

function aboutTalk(at: Talk | null, names: RecordNames): ToldEntry['about'] {
  const about = at && aboutSource(at, names)
  if (!about?.path || !at || names.round(at.round) === null) return about
  return { ...about, path: `${names.project}/rounds/${at.round}/reconcile/${at.source}` }
}

function aboutSource(
  facts: { source: SourceId; round?: RoundId; name?: string },
  names: RecordNames,
): ToldEntry['about'] {
  const name = names.source(facts.source)
  const round = facts.round ? names.round(facts.round) : null
  const words = `${name ?? facts.name ?? 'a source that is gone'}${round === null ? '' : `, in ${round}`}`
  const query = round === null ? '' : `?round=${facts.round}`
  return { words, path: name === null ? null : `${names.project}/sources/${facts.source}${query}` }
}

function moreOf(entry: AuditEntry, names: RecordNames): string {
  switch (entry.kind) {
    case 'member-joined':
    case 'member-changed':
    case 'invitation-made':
      return `as ${roleNames[entry.facts.role].toLowerCase()}`
    case 'assigned':
    case 'unassigned':
      return tellPairs(entry.facts, names)
    case 'layer-sealed':
      return tellSeal(entry.facts)
    case 'layer-reopened':
      return entry.facts.reason
    case 'source-released':
      return entry.facts.automatic ? 'released by itself, since all had submitted' : ''
    case 'decided':
      return `${count(entry.facts.decisions.length, 'decision')}: ${entry.facts.reason}`
    case 'workshop-held':
      return `with ${list(entry.facts.present.map(names.person))}`
    case 'exported':
      return tellExport(entry.facts)
    default:
      return ''
  }
}

function tellExport({ what, rows }: AuditFacts['exported']): string {
  return rows === null ? what : `${what}, ${count(rows, 'row')}`
}

function tellPairs(
  { pairs, ...facts }: AuditFacts['assigned'] | AuditFacts['unassigned'],
  { person, source }: RecordNames,
): string {
  const seed = 'seed' in facts && facts.seed !== null ? `, drawn by lot with the seed ${facts.seed}` : ''
  const [first] = pairs
  if (pairs.length === 1 && first)
    return `${source(first.source) ?? 'a source that is gone'} to ${person(first.coder)}${seed}`
  return `${count(pairs.length, 'pair')} of source and coder${seed}`
}

function tellSeal({ codings, digest }: AuditFacts['layer-sealed']): string {
  if (codings === null || digest === null) return 'its contents are told once it is released'
  return `${count(codings, 'coding')}, SHA-256 ${digest.slice(0, 12)}…`
}

/**
 * Codes that somebody invents while coding blind: theirs alone until release, and suggestions for the codebook from then
 * on. Their ids stay the same, so that no coding has to change.
 */
import type { AccountId, CodeId } from '../ids.ts'
import { accept, refuse, type Result } from '../result.ts'
import { changeCodebook, type CodebookChange } from './change.ts'
import { codeLimits, type Code, type Codebook } from './code.ts'
import { isColour, nextColour } from './palette.ts'
import { addCode, checkName, type CodebookRefusal } from './rules.ts'

export interface DraftCode {
  id: CodeId
  name: string
  /** A key of the palette. */
  colour: string
  /** What its inventor means by it. */
  note: string
  /** Milliseconds since 1970. */
  at: number
}

export type DraftRefusal =
  | Extract<
      CodebookRefusal,
      { kind: `name-${string}` | 'prose-too-long' | 'unknown-code' | 'code-exists' | 'unknown-colour' }
    >
  /** Codings still bear it. */
  | { kind: 'draft-in-use'; codings: number }

/** The codebook as its coder sees it: their drafts stand behind it, at the top. */
export function overlayDrafts(codebook: Codebook, drafts: readonly DraftCode[]): Codebook {
  const known = new Set(codebook.codes.map(({ id }) => id))
  const own = inOrder(drafts).filter(({ id }) => !known.has(id))
  return { ...codebook, codes: [...codebook.codes, ...own.map(readAsCode)] }
}

export function addDraft(
  codebook: Codebook,
  drafts: readonly DraftCode[],
  wanted: Pick<DraftCode, 'id' | 'name' | 'at'> & Partial<Pick<DraftCode, 'colour' | 'note'>>,
): Result<DraftCode, DraftRefusal> {
  const seen = overlayDrafts(codebook, drafts)
  if (seen.codes.some(({ id }) => id === wanted.id)) return refuse({ kind: 'code-exists', code: wanted.id })
  const { id, at, colour = nextColour(seen.codes.map((code) => code.colour)), note = '' } = wanted
  return checkDraft(seen, { id, at, colour, note, name: wanted.name })
}

export function changeDraft(
  codebook: Codebook,
  drafts: readonly DraftCode[],
  id: CodeId,
  change: Partial<Pick<DraftCode, 'name' | 'colour' | 'note'>>,
): Result<DraftCode, DraftRefusal> {
  const draft = drafts.find((one) => one.id === id)
  if (!draft) return refuse({ kind: 'unknown-code', code: id })
  return checkDraft(overlayDrafts(codebook, drafts), { ...draft, ...change })
}

/** `uses`: how many codings bear it. */
export function removeDraft(drafts: readonly DraftCode[], id: CodeId, uses: number): Result<DraftCode, DraftRefusal> {
  const draft = drafts.find((one) => one.id === id)
  if (!draft) return refuse({ kind: 'unknown-code', code: id })
  return uses > 0 ? refuse({ kind: 'draft-in-use', codings: uses }) : accept(draft)
}

function checkDraft(seen: Codebook, draft: DraftCode): Result<DraftCode, DraftRefusal> {
  const name = checkName(seen, draft.name, null, draft.id)
  if (!name.ok) return name
  if (!isColour(draft.colour)) return refuse({ kind: 'unknown-colour', colour: draft.colour })
  if (draft.note.length > codeLimits.prose) return refuse({ kind: 'prose-too-long', limit: codeLimits.prose })
  return accept({ ...draft, name: name.value, note: draft.note.toWellFormed() })
}

/**
 * What makes drafts suggestions for the codebook. Whatever a client wrote into its own layer becomes a code, so that no
 * coding is left without: a name that is taken gets its inventor's initials.
 */
export function suggestDrafts(
  codebook: Codebook,
  drafts: readonly DraftCode[],
  { by, initials }: { by: AccountId; initials: string },
): CodebookChange[] {
  const changes: CodebookChange[] = []
  let now = codebook
  for (const draft of inOrder(drafts)) {
    const added = addUnderFreeName(now, draft, initials)
    const suggested = added.map((change) =>
      change.kind === 'add-code' ? { ...change, code: { ...change.code, suggestedBy: by } } : change,
    )
    changes.push(...suggested)
    now = suggested.reduce(changeCodebook, now)
  }
  return changes
}

function addUnderFreeName(codebook: Codebook, draft: DraftCode, initials: string): CodebookChange[] {
  const colour = isColour(draft.colour) ? { colour: draft.colour } : {}
  const definition = draft.note.slice(0, codeLimits.prose).toWellFormed()
  const spare = ` (${initials} 10000)`.length
  const plain =
    draft.name
      .replace(/\s+/g, ' ')
      .trim()
      .slice(0, codeLimits.name - spare)
      .trim() || initials
  for (let attempt = 0; ; attempt++) {
    const name = attempt === 0 ? plain : `${plain} (${initials}${attempt === 1 ? '' : ` ${attempt}`})`
    const added = addCode(codebook, { id: draft.id, name, definition, ...colour })
    if (added.ok) return added.value
    // That id is a code already: the draft was suggested before.
    if (added.refusal.kind !== 'name-taken') return []
  }
}

function readAsCode({ id, name, colour, note }: DraftCode, place: number): Code {
  const prose = { definition: note, whenToUse: '', whenNot: '', example: '' }
  return { id, name, parent: null, order: `~${String(place).padStart(6, '0')}`, colour, ...prose, suggestedBy: null }
}

function inOrder(drafts: readonly DraftCode[]): DraftCode[] {
  return drafts.toSorted((one, other) => one.at - other.at || (one.id < other.id ? -1 : 1))
}

/** The rules for changing a codebook. Each verb checks and answers with the changes to make, or why not. */
import type { AccountId, CodeId } from '../ids.ts'
import { accept, refuse, type Result } from '../result.ts'
import type { CodebookChange } from './change.ts'
import { codeLimits, type Code, type Codebook, type CodebookOperation, type ProseField } from './code.ts'
import { mergedCodes, retiredCodes, timeAfter, type CodedBy } from './operations.ts'
import { byOrder, orderBetween } from './order.ts'
import { isColour, nextColour } from './palette.ts'
import { standingParents } from './tree.ts'

export type CodebookRefusal =
  | { kind: 'name-empty' }
  | { kind: 'name-too-long'; limit: number }
  | { kind: 'name-taken'; by: CodeId }
  | { kind: 'prose-too-long'; limit: number }
  | { kind: 'unknown-code'; code: CodeId }
  | { kind: 'code-exists'; code: CodeId }
  | { kind: 'unknown-colour'; colour: string }
  | { kind: 'under-itself' }
  | { kind: 'same-code' }
  | { kind: 'has-children'; children: CodeId[] }
  | { kind: 'in-operation'; operation: string }
  | { kind: 'already-retired' }
  | { kind: 'no-codings' }
  | { kind: 'not-suggested' }
  | { kind: 'unknown-operation'; operation: string }
  | { kind: 'operation-exists'; operation: string }

type Checked = Result<CodebookChange[], CodebookRefusal>

/** Where a code is put: under a parent, before a sibling, or last where `before` is null. */
export interface CodePlace {
  parent: CodeId | null
  before: CodeId | null
}

export interface NewCode {
  id: CodeId
  name: string
  parent?: CodeId | null
  before?: CodeId | null
  colour?: string
  definition?: string
  whenToUse?: string
  whenNot?: string
  example?: string
}

/** Who records an operation, under which new id and at what time (milliseconds since 1970). */
export interface Recording {
  id: string
  by: AccountId
  now: number
}

export function addCode(codebook: Codebook, draft: NewCode): Checked {
  if (findCode(codebook, draft.id)) return refuse({ kind: 'code-exists', code: draft.id })
  const place = { parent: draft.parent ?? null, before: draft.before ?? null }
  if (place.parent !== null && !isStanding(codebook, place.parent)) return unknown(place.parent)
  const name = checkName(codebook, draft.name, place.parent, null)
  if (!name.ok) return name
  const colour = draft.colour ?? nextColour(codebook.codes.map((code) => code.colour))
  if (!isColour(colour)) return refuse({ kind: 'unknown-colour', colour })
  const { definition = '', whenToUse = '', whenNot = '', example = '' } = draft
  const prose = { definition, whenToUse, whenNot, example }
  if (Object.values(prose).some((words) => words.length > codeLimits.prose)) return tooLong()
  const { order, shifts } = placeAmong(codebook, draft.id, place)
  const code: Code = {
    id: draft.id,
    name: name.value,
    parent: place.parent,
    order,
    colour,
    ...prose,
    suggestedBy: null,
  }
  return accept([...shifts, { kind: 'add-code', code }])
}

export function renameCode(codebook: Codebook, id: CodeId, text: string): Checked {
  if (!findCode(codebook, id)) return unknown(id)
  const name = checkName(codebook, text, standingParents(codebook).get(id) ?? null, id)
  return name.ok ? accept([{ kind: 'set-code', code: id, fields: { name: name.value } }]) : name
}

export function recolourCode(codebook: Codebook, id: CodeId, colour: string): Checked {
  if (!findCode(codebook, id)) return unknown(id)
  if (!isColour(colour)) return refuse({ kind: 'unknown-colour', colour })
  return accept([{ kind: 'set-code', code: id, fields: { colour } }])
}

export function moveCode(codebook: Codebook, id: CodeId, place: CodePlace): Checked {
  if (!findCode(codebook, id)) return unknown(id)
  if (place.parent !== null && !isStanding(codebook, place.parent)) return unknown(place.parent)
  if (place.parent !== null && isUnder(codebook, place.parent, id)) return refuse({ kind: 'under-itself' })
  const { order, shifts } = placeAmong(codebook, id, place)
  return accept([...shifts, { kind: 'set-code', code: id, fields: { parent: place.parent, order } }])
}

export function writeProse(codebook: Codebook, id: CodeId, field: ProseField, words: string): Checked {
  if (!findCode(codebook, id)) return unknown(id)
  return words.length > codeLimits.prose ? tooLong() : accept([{ kind: 'write-prose', code: id, field, words }])
}

/** Makes a suggestion a code like any other. To decline one, merge it into another or retire it. */
export function acceptCode(codebook: Codebook, id: CodeId): Checked {
  const code = findCode(codebook, id)
  if (!code) return unknown(id)
  return code.suggestedBy === null ? refuse({ kind: 'not-suggested' }) : accept([{ kind: 'accept-code', code: id }])
}

/** Removes a code for good. Codings that still bear it would lose their code: retire it instead where there are any. */
export function removeCode(codebook: Codebook, id: CodeId): Checked {
  if (!findCode(codebook, id)) return unknown(id)
  const children = childrenOf(codebook, id)
  if (children.length > 0) return refuse({ kind: 'has-children', children: children.map((child) => child.id) })
  const part = codebook.operations.find((operation) => operation.kind !== 'retire' && takesPart(operation, id))
  if (part) return refuse({ kind: 'in-operation', operation: part.id })
  const retired = codebook.operations.filter((operation) => operation.kind === 'retire' && operation.code === id)
  const withdrawn: CodebookChange[] = retired.map((one) => ({ kind: 'withdraw-operation', operation: one.id }))
  return accept([...withdrawn, { kind: 'remove-code', code: id }])
}

/** Keeps the code on its codings and offers it for no new ones. */
export function retireCode(codebook: Codebook, id: CodeId, recording: Recording): Checked {
  if (!findCode(codebook, id)) return unknown(id)
  if (retiredCodes(codebook).has(id)) return refuse({ kind: 'already-retired' })
  return record(codebook, recording, [], (signed) => ({ ...signed, kind: 'retire', code: id }))
}

/** All codings of `from`, in every layer, read as codings of `into` until the merge is undone. */
export function mergeCodes(codebook: Codebook, from: CodeId, into: CodeId, recording: Recording): Checked {
  if (from === into) return refuse({ kind: 'same-code' })
  for (const id of [from, into]) if (!isStanding(codebook, id)) return unknown(id)
  return record(codebook, recording, [], (signed) => ({ ...signed, kind: 'merge', from, into }))
}

/** The named codings of `from` read as codings of `into` until the split is undone. */
export function splitCode(
  codebook: Codebook,
  from: CodeId,
  into: CodeId,
  codings: readonly CodedBy[],
  recording: Recording,
): Checked {
  if (from === into) return refuse({ kind: 'same-code' })
  for (const id of [from, into]) if (!isStanding(codebook, id)) return unknown(id)
  if (codings.length === 0) return refuse({ kind: 'no-codings' })
  const times = codings.map((coding) => coding.at - 1)
  const ids = codings.map((coding) => coding.id)
  return record(codebook, recording, times, (signed) => ({ ...signed, kind: 'split', from, into, codings: ids }))
}

/** Undoes a merge, a split or a retirement by taking its record away. */
export function undoOperation(codebook: Codebook, id: string): Checked {
  const known = codebook.operations.some((operation) => operation.id === id)
  return known
    ? accept([{ kind: 'withdraw-operation', operation: id }])
    : refuse({ kind: 'unknown-operation', operation: id })
}

type Signature = Pick<CodebookOperation, 'id' | 'by' | 'at'>

function record(
  codebook: Codebook,
  { id, by, now }: Recording,
  seen: readonly number[],
  operation: (signed: Signature) => CodebookOperation,
): Checked {
  if (codebook.operations.some((known) => known.id === id)) return refuse({ kind: 'operation-exists', operation: id })
  const at = timeAfter(now, [...seen, ...codebook.operations.map((known) => known.at)])
  return accept([{ kind: 'record-operation', operation: operation({ id, by, at }) }])
}

export function checkName(codebook: Codebook, text: string, parent: CodeId | null, self: CodeId | null) {
  const name = text.replace(/\s+/g, ' ').trim().toWellFormed()
  if (name === '') return refuse({ kind: 'name-empty' })
  if (name.length > codeLimits.name) return refuse({ kind: 'name-too-long', limit: codeLimits.name })
  const taken = childrenOf(codebook, parent).find((code) => code.id !== self && fold(code.name) === fold(name))
  return taken ? refuse({ kind: 'name-taken', by: taken.id }) : accept(name)
}

// One key normally; where the neighbours' keys tie, the siblings behind are given new keys as well.
function placeAmong(codebook: Codebook, id: CodeId, { parent, before }: CodePlace) {
  const siblings = childrenOf(codebook, parent).filter((code) => code.id !== id)
  const found = siblings.findIndex((code) => code.id === before)
  const at = found < 0 ? siblings.length : found
  const order = orderBetween(siblings[at - 1]?.order ?? null, siblings[at]?.order ?? null)
  const shifts: CodebookChange[] = []
  let last = order
  for (const sibling of siblings.slice(at)) {
    if (sibling.order > last) break
    last = orderBetween(last, null)
    shifts.push({ kind: 'set-code', code: sibling.id, fields: { order: last } })
  }
  return { order, shifts }
}

function childrenOf(codebook: Codebook, parent: CodeId | null): Code[] {
  const parents = standingParents(codebook)
  return codebook.codes.filter((code) => parents.get(code.id) === parent).toSorted(byOrder)
}

function isUnder(codebook: Codebook, id: CodeId, above: CodeId): boolean {
  const parents = standingParents(codebook)
  for (let code: CodeId | null = id; code !== null; code = parents.get(code) ?? null) if (code === above) return true
  return false
}

function takesPart(operation: CodebookOperation, id: CodeId): boolean {
  return operation.kind !== 'retire' && (operation.from === id || operation.into === id)
}

function findCode(codebook: Codebook, id: CodeId): Code | undefined {
  return codebook.codes.find((code) => code.id === id)
}

function isStanding(codebook: Codebook, id: CodeId): boolean {
  return findCode(codebook, id) !== undefined && !mergedCodes(codebook).has(id)
}

const unknown = (code: CodeId) => refuse({ kind: 'unknown-code', code })
const tooLong = () => refuse({ kind: 'prose-too-long', limit: codeLimits.prose })
const fold = (name: string) => name.normalize('NFKC').toLocaleLowerCase('und')

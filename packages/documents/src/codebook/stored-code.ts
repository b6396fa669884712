/** The form of codes and operations in a codebook document. */
import {
  isColour,
  isId,
  palette,
  proseFields,
  type AccountId,
  type Code,
  type CodebookOperation,
  type CodeId,
} from '@intercoder/domain'
import * as Y from 'yjs'
import { fieldsOf } from '../fields.ts'

/** A code from its map. What is missing reads as empty; null where there is not even a name. */
export function readCode(id: string, value: unknown): Code | null {
  if (!isId(id) || !(value instanceof Y.Map)) return null
  const name: unknown = value.get('name')
  if (typeof name !== 'string' || name === '') return null
  const parent: unknown = value.get('parent')
  const order: unknown = value.get('order')
  const colour: unknown = value.get('colour')
  const suggestedBy: unknown = value.get('suggestedBy')
  return {
    id: id as CodeId,
    name,
    parent: typeof parent === 'string' && parent !== '' ? (parent as CodeId) : null,
    order: typeof order === 'string' ? order : '',
    colour: typeof colour === 'string' && isColour(colour) ? colour : palette[0],
    definition: readProse(value.get('definition')),
    whenToUse: readProse(value.get('whenToUse')),
    whenNot: readProse(value.get('whenNot')),
    example: readProse(value.get('example')),
    suggestedBy: isName(suggestedBy) ? (suggestedBy as AccountId) : null,
  }
}

/** The map to keep for a new code. At the top its parent is the empty string. */
export function storeCode(code: Code): Y.Map<unknown> {
  const map = new Y.Map<unknown>()
  const { name, parent, order, colour } = code
  for (const [field, value] of Object.entries({ name, parent: parent ?? '', order, colour })) map.set(field, value)
  for (const field of proseFields) map.set(field, new Y.Text(code[field]))
  if (code.suggestedBy !== null) map.set('suggestedBy', code.suggestedBy)
  return map
}

/** An operation from its record, or null where it is none. */
export function readOperation(id: string, value: unknown): CodebookOperation | null {
  const { kind, from, into, code, codings, by, at } = fieldsOf(value)
  if (!isName(by) || typeof at !== 'number' || !Number.isFinite(at)) return null
  const signed = { id, by, at } as Pick<CodebookOperation, 'id' | 'by' | 'at'>
  if (kind === 'retire' && isName(code)) return { ...signed, kind, code: code as CodeId }
  if (!isName(from) || !isName(into)) return null
  const ends = { from: from as CodeId, into: into as CodeId }
  if (kind === 'merge') return { ...signed, kind, ...ends }
  if (kind === 'split' && Array.isArray(codings)) return { ...signed, kind, ...ends, codings: codings.filter(isName) }
  return null
}

/** The plain value to keep for an operation; its id is its key. */
export function storeOperation({ id: _, ...record }: CodebookOperation): object {
  return record
}

function readProse(value: unknown): string {
  if (value instanceof Y.Text) return value.toString()
  return typeof value === 'string' ? value : ''
}

function isName(value: unknown): value is never {
  return typeof value === 'string' && isId(value)
}

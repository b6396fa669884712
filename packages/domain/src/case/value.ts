import { accept, refuse, type Result } from '../result.ts'
import type { Attribute, AttributeValue } from './case.ts'

/** Why a value does not fit its attribute. `given` is what was typed. */
export type ValueRefusal =
  | { kind: 'not-a-number'; attribute: string; given: string }
  | { kind: 'not-a-date'; attribute: string; given: string }
  | { kind: 'not-a-choice'; attribute: string; given: string; choices: string[] }
  | { kind: 'too-long'; attribute: string; given: string }

const longest = 2000

/** Reads what somebody typed or sent as a value of `attribute`. Blank means no value. */
export function readValue(
  attribute: Pick<Attribute, 'name' | 'kind' | 'choices'>,
  given: AttributeValue,
): Result<AttributeValue, ValueRefusal> {
  const text = given === null ? '' : String(given).trim()
  const facts = { attribute: attribute.name, given: text.slice(0, 200) }
  if (text === '') return accept(null)
  if (text.length > longest) return refuse({ kind: 'too-long', ...facts })
  if (attribute.kind === 'number') {
    const number = readNumber(text)
    return number === null ? refuse({ kind: 'not-a-number', ...facts }) : accept(number)
  }
  if (attribute.kind === 'date') {
    const date = readDate(text)
    return date === null ? refuse({ kind: 'not-a-date', ...facts }) : accept(date)
  }
  if (attribute.kind === 'choice' && !attribute.choices.includes(text))
    return refuse({ kind: 'not-a-choice', ...facts, choices: attribute.choices })
  return accept(text)
}

const plain = /^[+-]?(\d+(\.\d+)?|\.\d+)$/
/** Commas only where they part groups of three, so that a decimal comma is never taken for a thousand. */
const grouped = /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/

export function readNumber(text: string): number | null {
  if (!plain.test(text) && !grouped.test(text)) return null
  const number = Number(text.replaceAll(',', ''))
  return Number.isFinite(number) ? number : null
}

/** YYYY-MM-DD for a day that exists, or null. Other orders are ambiguous between countries and are not guessed. */
export function readDate(text: string): string | null {
  const parts = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text.trim())
  if (!parts) return null
  const [year, month, day] = parts.slice(1).map(Number) as [number, number, number]
  const date = new Date(Date.UTC(year, month - 1, day))
  const exists = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return exists ? date.toISOString().slice(0, 10) : null
}

import { isId } from '@intercoder/domain'
import { topics } from './topics.ts'

/** What of a record is shown, as the address of its page says. */
export interface RecordChoice {
  /** A key of the topics, or nothing for all. */
  about: string
  /** Whose acts; nothing for everybody's. */
  by: string
}

/** What cannot be meant is left out, so that a mangled link still shows a record. */
export function readChoice(params: { get(name: string): string | null }): RecordChoice {
  const [about, by] = [params.get('about') ?? '', params.get('by') ?? '']
  return { about: Object.hasOwn(topics, about) ? about : '', by: isId(by) ? by : '' }
}

/** The end of the address; nothing where nothing is chosen. */
export function searchFor({ about, by }: RecordChoice): string {
  const params = new URLSearchParams({ ...(about ? { about } : {}), ...(by ? { by } : {}) })
  return params.size > 0 ? `?${params}` : ''
}

/** The same as the API is asked for it. */
export function queryFor({ about, by }: RecordChoice): { kinds?: string; account?: string } {
  const kinds = topics[about]?.kinds
  return { ...(kinds ? { kinds: kinds.join() } : {}), ...(by ? { account: by } : {}) }
}

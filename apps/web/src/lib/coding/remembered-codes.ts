import { isId, type AccountId, type CodeId, type SourceId } from '@intercoder/domain'
import { keep, recall } from '#lib/device/kept.ts'
import { nothingKept, type KeptCodes } from './recent-codes.svelte.ts'

/** Somebody’s recent codes in a source, as this browser remembers them. */
export function rememberCodes(source: SourceId, account: AccountId): KeptCodes {
  try {
    return readKept(JSON.parse(recall(placeOf(source, account)) ?? 'null'))
  } catch {
    return nothingKept
  }
}

export function keepCodes(source: SourceId, account: AccountId, codes: KeptCodes): void {
  keep(placeOf(source, account), JSON.stringify(codes))
}

/**
 * What a browser kept, in whatever form. Earlier versions kept the bare keys: the code on the newest then counts as the
 * one used last.
 */
export function readKept(kept: unknown): KeptCodes {
  if (Array.isArray(kept)) return { keys: codesIn(kept), used: codesIn(kept) }
  const { keys, used } = Object(kept) as Record<string, unknown>
  return { keys: codesIn(keys), used: codesIn(used) }
}

function codesIn(list: unknown): CodeId[] {
  const codes: unknown[] = Array.isArray(list) ? list : []
  return codes.filter((code): code is CodeId => typeof code === 'string' && isId(code))
}

function placeOf(source: SourceId, account: AccountId): string {
  return `intercoder:recent:${account}:${source}`
}

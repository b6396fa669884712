import { isId, type AccountId, type CodeId, type SourceId } from '@intercoder/domain'

/** Somebody’s recent codes in a source, as this browser remembers them. */
export function rememberCodes(source: SourceId, account: AccountId): CodeId[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(placeOf(source, account)) ?? '[]')
    return Array.isArray(kept) ? kept.filter((code): code is CodeId => typeof code === 'string' && isId(code)) : []
  } catch {
    return []
  }
}

export function keepCodes(source: SourceId, account: AccountId, codes: readonly CodeId[]): void {
  try {
    localStorage.setItem(placeOf(source, account), JSON.stringify(codes))
  } catch {
    // Storage may be forbidden; the keys are then learnt anew next time.
  }
}

function placeOf(source: SourceId, account: AccountId): string {
  return `intercoder:recent:${account}:${source}`
}

import { isId, type CodeId, type SourceId } from '@intercoder/domain'

/** The recent codes of a source, as this browser remembers them. */
export function rememberCodes(source: SourceId): CodeId[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(placeOf(source)) ?? '[]')
    return Array.isArray(kept) ? kept.filter((code): code is CodeId => typeof code === 'string' && isId(code)) : []
  } catch {
    return []
  }
}

export function keepCodes(source: SourceId, codes: readonly CodeId[]): void {
  try {
    localStorage.setItem(placeOf(source), JSON.stringify(codes))
  } catch {
    // Storage may be forbidden; the keys are then learnt anew next time.
  }
}

function placeOf(source: SourceId): string {
  return `intercoder:recent:${source}`
}

import type { AgendaId } from '@intercoder/domain'

/** Where somebody looks by themselves in a workshop, so that a reload does not take them back to everybody. */
export interface AsideMemory {
  recall(): AgendaId | null
  keep(item: AgendaId | null): void
}

/** For as long as the tab lives. */
export function rememberAside(workshop: string, account: string): AsideMemory {
  const place = `intercoder:aside:${workshop}:${account}`
  return {
    recall() {
      try {
        return sessionStorage.getItem(place) as AgendaId | null
      } catch {
        return null
      }
    },
    keep(item) {
      try {
        if (item) sessionStorage.setItem(place, item)
        else sessionStorage.removeItem(place)
      } catch {
        // Storage may be forbidden; a reload then goes back to everybody.
      }
    },
  }
}

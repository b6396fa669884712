/** Where my work is: in the database, on its way there, only on this device, or refused. */
export type SaveState = 'saved' | 'saving' | 'offline' | 'refused'

/** The worst of several documents decides: one unsaved change is unsaved work. */
export function worstOf(states: readonly SaveState[]): SaveState {
  const order: SaveState[] = ['refused', 'offline', 'saving', 'saved']
  return order.find((state) => states.includes(state)) ?? 'saved'
}

/** Whether `Mod` is ⌘ here: on what Apple makes; false where there is no browser. */
export const isMac = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.userAgent)

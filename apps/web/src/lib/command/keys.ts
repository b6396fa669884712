/** Keys as they are written in the list of commands, such as `c`, `Shift+Mod+Z` or `F6`, and how a press matches them. */

export interface Press {
  key: string
  metaKey: boolean
  ctrlKey: boolean
  altKey: boolean
  shiftKey: boolean
}

/** Whether `press` is `keys`. `Mod` is the command key on a Mac and Ctrl elsewhere. */
export function isPress(keys: string, press: Press, mac: boolean): boolean {
  const parts = keys.split('+')
  const key = parts.pop() ?? ''
  const mod = mac ? press.metaKey : press.ctrlKey
  const otherMod = mac ? press.ctrlKey : press.metaKey
  if (mod !== parts.includes('Mod') || otherMod || press.altKey !== parts.includes('Alt')) return false
  // A sign such as `?` stands on a shifted key on some keyboards and not on others, so only the sign itself counts.
  if (isSign(key)) return press.key === key
  return press.shiftKey === parts.includes('Shift') && press.key.toLowerCase() === key.toLowerCase()
}

/** A shortcut without Ctrl, Alt or Command that types a character; people must be able to turn these off (WCAG 2.1.4). */
export function isSingleCharacter(keys: string): boolean {
  return keys.length === 1
}

/** Whether typing goes into what has the focus, so that letters are words and not shortcuts. */
export function takesTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.closest('.is-reading')) return false
  if (target instanceof HTMLInputElement)
    return !['checkbox', 'radio', 'button', 'range', 'color'].includes(target.type)
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target.isContentEditable
}

function isSign(key: string): boolean {
  return key.length === 1 && key.toLowerCase() === key.toUpperCase() && !/[0-9]/.test(key)
}

import type { Command } from './command.ts'
import { isPress, isSingleCharacter, takesTyping } from './keys.ts'

export interface DispatchOptions {
  /** Whether shortcuts of a single character are on (WCAG 2.1.4). */
  singleKeys: boolean
  mac: boolean
}

/** Runs the command that a press means, if it means one here; answers whether it did. */
export function dispatch(event: KeyboardEvent, commands: readonly Command[], options: DispatchOptions): boolean {
  if (event.defaultPrevented || event.isComposing || isInOverlay(event.target)) return false
  for (const command of commands) {
    if (command.disabled) continue
    const keys = command.keys?.find(
      (each) => isPress(each, event, options.mac) && isMeant(each, command, event, options),
    )
    if (!keys || command.run() === false) continue
    event.preventDefault()
    event.stopPropagation()
    return true
  }
  return false
}

function isMeant(keys: string, command: Command, event: KeyboardEvent, { singleKeys }: DispatchOptions): boolean {
  const { target } = event
  if (command.onlyInText && !isReading(target)) return false
  if (isSingleCharacter(keys)) return singleKeys && !takesTyping(target) && !findsByTyping(target)
  // A field has its own undo; so does nothing else.
  if (takesTyping(target))
    return /^F\d/.test(keys) || (keys.includes('Mod+') && (isInText(target) || !/z$|y$/.test(keys)))
  return true
}

function isInText(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('.ProseMirror') !== null
}

function isReading(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.closest('.is-reading') !== null || target === document.body)
}

/** Letters typed in a tree or list go to what begins with them. */
function findsByTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('[role="tree"],[role="listbox"],[role="menu"]') !== null
}

function isInOverlay(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('[role="dialog"],[role="alertdialog"],[role="menu"]') !== null
}

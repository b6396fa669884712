import type { Component } from 'svelte'

/** One entry of a menu. A `separator` groups; an entry with `href` is a link. */
export type MenuEntry =
  | {
      kind?: 'action'
      label: string
      icon?: Component<{ size?: number | string }> | undefined
      keys?: string | undefined
      href?: string | undefined
      tone?: 'danger' | undefined
      disabled?: boolean | undefined
      /** Draws a tick and says "checked"; undefined where the entry is not a choice. */
      checked?: boolean | undefined
      run?: (() => void) | undefined
    }
  | { kind: 'separator' }
  | { kind: 'heading'; label: string }

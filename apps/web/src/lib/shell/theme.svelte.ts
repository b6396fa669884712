/** Light, dark or as the system has it. The choice stays in this browser; `static/theme.js` applies it before paint. */
import { keep } from '#lib/device/kept.ts'

export type Theme = 'system' | 'light' | 'dark'
const KEY = 'intercoder:theme'

class ThemeChoice {
  current = $state<Theme>(read())

  choose(theme: Theme): void {
    this.current = theme
    if (theme === 'system') delete document.documentElement.dataset['theme']
    else document.documentElement.dataset['theme'] = theme
    keep(KEY, theme)
  }
}

function read(): Theme {
  const chosen = document.documentElement.dataset['theme']
  return chosen === 'light' || chosen === 'dark' ? chosen : 'system'
}

export const theme = new ThemeChoice()

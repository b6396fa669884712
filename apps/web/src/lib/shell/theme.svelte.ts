/** Light, dark or as the system has it. The choice stays in this browser; `static/theme.js` applies it before paint. */

export type Theme = 'system' | 'light' | 'dark'
const KEY = 'intercoder:theme'

class ThemeChoice {
  current = $state<Theme>(read())

  choose(theme: Theme): void {
    this.current = theme
    if (theme === 'system') delete document.documentElement.dataset['theme']
    else document.documentElement.dataset['theme'] = theme
    try {
      localStorage.setItem(KEY, theme)
    } catch {
      // Storage may be forbidden; the choice then lasts as long as the page.
    }
  }
}

function read(): Theme {
  const chosen = document.documentElement.dataset['theme']
  return chosen === 'light' || chosen === 'dark' ? chosen : 'system'
}

export const theme = new ThemeChoice()

const place = 'intercoder:single-keys'

/** Whether shortcuts of a single letter are on: each person's choice, kept in this browser (WCAG 2.1.4). */
class SingleKeys {
  #on = $state(read())

  get on(): boolean {
    return this.#on
  }

  set on(on: boolean) {
    this.#on = on
    try {
      localStorage.setItem(place, on ? 'on' : 'off')
    } catch {
      // Storage may be forbidden; the choice then lasts for this page.
    }
  }
}

function read(): boolean {
  try {
    return localStorage.getItem(place) !== 'off'
  } catch {
    return true
  }
}

export const singleKeys = new SingleKeys()

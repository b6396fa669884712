import { keep, recall } from '#lib/device/kept.ts'

const place = 'intercoder:single-keys'

/** Whether shortcuts of a single letter are on: each person's choice, kept in this browser (WCAG 2.1.4). */
class SingleKeys {
  #on = $state(recall(place) !== 'off')

  get on(): boolean {
    return this.#on
  }

  set on(on: boolean) {
    this.#on = on
    keep(place, on ? 'on' : 'off')
  }
}

export const singleKeys = new SingleKeys()

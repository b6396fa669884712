/** Where the names beside the brackets stand, so that none covers another. */

export interface Label {
  /** The brackets it names: one code on the same lines, by however many coders. */
  keys: string[]
  code: string
  colour: string
  initials: string[]
  /** Pixels from the top of the text. Its brackets begin there, unless other labels have moved it. */
  top: number
}

export interface Named {
  key: string
  code: string
  colour: string
  initials: string
  top: number
  bottom: number
}

/** One label for all brackets of one code that begin and end on the same lines. */
export function nameBrackets(brackets: readonly Named[], height: number): Label[] {
  const labels = new Map<string, Label>()
  for (const { key, code, colour, initials, top, bottom } of brackets) {
    const place = `${code}\n${Math.round(top)}\n${Math.round(bottom)}`
    const label = labels.get(place)
    if (!label) labels.set(place, { keys: [key], code, colour, initials: [initials], top })
    else {
      label.keys.push(key)
      if (!label.initials.includes(initials)) label.initials.push(initials)
    }
  }
  return spreadLabels([...labels.values()], height)
}

/**
 * Moves labels apart, from where their brackets begin, just as far as it takes: those that would overlap form a pile whose
 * middle stays where they wanted to be on average. None rises above the top of the text.
 */
export function spreadLabels(labels: readonly Label[], height: number): Label[] {
  const piles: { wanted: number; labels: Label[] }[] = []
  const topOf = (pile: { wanted: number; labels: Label[] }) => Math.max(0, pile.wanted / pile.labels.length)
  for (const label of labels.toSorted((one, other) => one.top - other.top)) {
    let pile = { wanted: label.top, labels: [label] }
    for (let above = piles.at(-1); above; above = piles.at(-1)) {
      if (topOf(above) + above.labels.length * height <= topOf(pile)) break
      piles.pop()
      // A label further down its pile wants the pile's top that much higher.
      const shift = above.labels.length * height * pile.labels.length
      pile = { wanted: above.wanted + pile.wanted - shift, labels: [...above.labels, ...pile.labels] }
    }
    piles.push(pile)
  }
  return piles.flatMap((pile) => pile.labels.map((label, place) => ({ ...label, top: topOf(pile) + place * height })))
}

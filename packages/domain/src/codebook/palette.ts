/**
 * Sixteen names for the colours of codes. Only names: each theme chooses values that stay tellable apart in its own
 * light, by hue and by lightness, for people who are colour-blind too. In this order, so that neighbours differ most.
 */
export const palette = [
  'blue',
  'orange',
  'teal',
  'rose',
  'olive',
  'purple',
  'sky',
  'wine',
  'green',
  'sand',
  'indigo',
  'vermilion',
  'mint',
  'magenta',
  'yellow',
  'slate',
] as const

export type Colour = (typeof palette)[number]

export function isColour(text: string): text is Colour {
  return (palette as readonly string[]).includes(text)
}

/** The colour least used so far, the first of them in the palette's order. */
export function nextColour(used: Iterable<string>): Colour {
  const uses = new Map<string, number>()
  for (const colour of used) uses.set(colour, (uses.get(colour) ?? 0) + 1)
  const usesOf = (colour: Colour) => uses.get(colour) ?? 0
  return palette.reduce((least, colour) => (usesOf(colour) < usesOf(least) ? colour : least))
}

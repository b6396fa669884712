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
  const uses = new Map<string, number>(palette.map((colour) => [colour, 0]))
  for (const colour of used) if (uses.has(colour)) uses.set(colour, uses.get(colour)! + 1)
  const fewest = Math.min(...uses.values())
  return palette.find((colour) => uses.get(colour) === fewest)!
}

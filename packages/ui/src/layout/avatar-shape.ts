/** Two people are told apart by shape too, for those to whom their colours look alike. */
const shapes = ['round', 'square', 'leaf', 'drop'] as const

/** The same text always gives the same shape. */
export function shapeOf(text: string): (typeof shapes)[number] {
  let sum = 0
  for (const byte of new TextEncoder().encode(text)) sum = (sum * 31 + byte) >>> 0
  return shapes[sum % shapes.length] ?? shapes[0]
}

/** Seeded inputs of any size, as the reference vectors define them, and the vectors as this engine reckons them: for tests and benchmarks. */
export { generateRatings } from './generate-ratings.ts'
export type { RatingDesign } from './generate-ratings.ts'
export { generateSpans } from './generate-spans.ts'
export type { SpanDesign } from './generate-spans.ts'
export { isAsExpected } from './vectors/judge.ts'
export { reckonVector } from './vectors/reckon.ts'
export type { Reckoned } from './vectors/reckon.ts'
export type { Expected, Figure, RawText, Vector } from './vectors/vector.ts'

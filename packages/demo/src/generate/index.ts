export { generateCodings } from './generate-codings.ts'
export type { GeneratedLayer } from './generate-codings.ts'
export { generateTranscript } from './generate-transcript.ts'
export type { GeneratedTranscript } from './generate-transcript.ts'

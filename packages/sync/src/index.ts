export * from './document-name.ts'
export * from './close-code.ts'
export * from './message.ts'
export * from './limits.ts'

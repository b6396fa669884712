export * from './document-log.ts'

/** Every table, by chapter. */
export { account, installation, session, signInAttempt } from './account.ts'
export { attribute, studyCase, wave } from './case.ts'
export { code, codeOperation, coding } from './coding.ts'
export { document, documentSnapshot, documentUpdate, projection } from './document.ts'
export { invitation, member, project } from './project.ts'
export { layer, round } from './round.ts'
export { source, sourceFile } from './source.ts'

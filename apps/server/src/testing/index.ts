export { zip } from './zip.ts'
export { Person } from './person.ts'
export type { Answer } from './person.ts'
export { interview, TestHouse, testSettings } from './test-house.ts'

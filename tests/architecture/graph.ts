/** The arrows of the house: what each room may import of ours. Anything not listed here fails. */
export const arrows: Record<string, string[]> = {
  domain: [],
  agreement: [],
  ui: [],
  sync: ['domain'],
  // What a reconciliation has to settle is found in layers, by server and client alike.
  documents: ['domain', 'agreement'],
  storage: ['domain'],
  interchange: ['domain'],
  'transcript-editor': ['domain', 'documents'],
  demo: ['domain', 'documents', 'interchange'],
  server: ['domain', 'agreement', 'documents', 'sync', 'storage', 'interchange', 'demo'],
  // The server gives the client nothing but the types of its HTTP API; `typeOnly` holds that.
  web: ['domain', 'agreement', 'documents', 'sync', 'transcript-editor', 'ui', 'interchange', 'server'],
}

/** Imports that must be erased before anything runs. */
export const typeOnly: [from: string, to: string][] = [['web', 'server']]

/** Who may know a library: a word of Yjs, ProseMirror, SQL or sign-in stays in the rooms that are about it. */
export const keepers: Record<string, string[]> = {
  'drizzle-orm': ['storage'],
  pg: ['storage'],
  '@electric-sql/pglite': ['storage'],
  lucia: ['server/accounts'],
  '@node-rs/argon2': ['server/accounts'],
  'prosemirror-': ['transcript-editor'],
  ws: ['server'],
}

export const topLevel = [
  'apps',
  'packages',
  'tests',
  'package.json',
  'pnpm-workspace.yaml',
  'pnpm-lock.yaml',
  'tsconfig.base.json',
  'turbo.json',
  'README.md',
  'LICENSE',
]

/** Exported for a door that is still to come, each with the door. */
export const ahead = [
  // A table of cases as a file: its charset and separator are found out, and what is wrong with it is said.
  'packages/interchange/src/index.ts: readTable',
  // Words dragged out of the text, for a code to take them and no other text.
  'packages/transcript-editor/src/index.ts: wordsDragType',
]

/** Doors for people too, not only for the rooms of this house: all that they offer is asked for. */
export const publicDoors = [
  // Whoever only wants the statistics takes this package by itself, so that every coefficient must be within reach.
  'packages/agreement/src/index.ts',
]

/** Rooms in which a rule does not hold yet. A room that is swept comes off the list, and none goes on it. */
export const unswept = {
  exports: ['server', 'web', 'storage', 'ui', 'bench', 'e2e'],
  dependencies: ['server', 'storage', 'bench', 'e2e', 'simulation'],
}

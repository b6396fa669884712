/** The arrows of the house: what each room may import of ours. Anything not listed here fails. */
export const arrows: Record<string, string[]> = {
  domain: [],
  agreement: [],
  ui: [],
  sync: ['domain'],
  documents: ['domain'],
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

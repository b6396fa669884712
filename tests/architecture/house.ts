/** Reads the house as it stands: its rooms, their manifests and every source file. Files only, nothing is run. */
import { existsSync, globSync, readFileSync, readdirSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { readModule, type Import, type Module } from './module.ts'

export const root = resolve(import.meta.dirname, '../..')

interface Manifest {
  name: string
  /** Everything declared, for running and for building. */
  dependencies: string[]
  scripts: string[]
  /** What others may import, by the end of the name they write: `.` or `./testing`. */
  exports: Record<string, string>
  /** Short names for the room's own use, such as `#lib/*`. */
  imports: Record<string, string>
}

export interface Room {
  name: string
  folder: string
  manifest: Manifest
  modules: Module[]
  imports: Import[]
}

export function readRooms(...tiers: string[]): Room[] {
  return tiers.flatMap((tier) =>
    readdirSync(join(root, tier))
      .filter((name) => existsSync(join(root, tier, name, 'package.json')))
      .map((name) => readRoom(name, join(tier, name))),
  )
}

function readRoom(name: string, folder: string): Room {
  const modules = sourceFiles(folder).map((file) => readModule(file, readFileSync(join(root, file), 'utf8')))
  return { name, folder, manifest: readManifest(folder), modules, imports: modules.flatMap(({ imports }) => imports) }
}

function readManifest(folder: string): Manifest {
  const read = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'))
  return {
    name: read.name,
    dependencies: Object.keys({ ...read.dependencies, ...read.devDependencies }),
    scripts: Object.values(read.scripts ?? {}),
    exports: read.exports ?? {},
    imports: read.imports ?? {},
  }
}

function sourceFiles(folder: string): string[] {
  return globSync('**/*.{ts,js,svelte,css}', {
    cwd: join(root, folder),
    exclude: (path) =>
      /(^|\/)(node_modules|build|\.svelte-kit|fixtures|test-results|playwright-report)(\/|$)/.test(path),
  }).map((file) => join(folder, file))
}

/** The room that an import or dependency names, if it is one of ours. */
export function ours(specifier: string): string[] {
  const match = /^@intercoder\/([^/]+)/.exec(specifier)
  return match?.[1] ? [match[1]] : []
}

/** The package that an import names; null where it leads to a file, to Node, or to what a framework makes up. */
export function packageOf({ target }: Pick<Import, 'target'>): string | null {
  if (/^(?:[.#$/]|node:)/.test(target)) return null
  return target.split('/', target.startsWith('@') ? 2 : 1).join('/')
}

/** Where a relative import leads, from the root. */
export function follow({ file, target }: Pick<Import, 'file' | 'target'>): string {
  return relative(root, resolve(root, dirname(file), target))
}

/** Reads the house as it stands: its rooms, their manifests and every import they make. Files only, nothing is run. */
import { existsSync, globSync, readFileSync, readdirSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'

export const root = resolve(import.meta.dirname, '../..')

export interface Room {
  name: string
  folder: string
  dependencies: string[]
  imports: Import[]
}

export interface Import {
  file: string
  target: string
  typeOnly: boolean
}

export function readRooms(): Room[] {
  return ['apps', 'packages'].flatMap((tier) =>
    readdirSync(join(root, tier))
      .filter((name) => existsSync(join(root, tier, name, 'package.json')))
      .map((name) => readRoom(name, join(tier, name))),
  )
}

function readRoom(name: string, folder: string): Room {
  const manifest = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'))
  const files = sourceFiles(folder)
  return {
    name,
    folder,
    dependencies: Object.keys({ ...manifest.dependencies, ...manifest.devDependencies }).flatMap(ours),
    imports: files.flatMap(readImports),
  }
}

export function sourceFiles(folder: string): string[] {
  return globSync('**/*.{ts,js,svelte}', {
    cwd: join(root, folder),
    exclude: (path) => /(^|\/)(node_modules|build|\.svelte-kit|fixtures)(\/|$)/.test(path),
  }).map((file) => join(folder, file))
}

const statement =
  /(?:^|\n)\s*(import|export)\s+(type\s+)?(?:[^'"\n;]|\n(?!\s*(?:import|export)\s))*?from\s+['"]([^'"]+)['"]|(?:^|\n)\s*import\s+['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/g

function readImports(file: string): Import[] {
  const text = readFileSync(join(root, file), 'utf8')
  return [...text.matchAll(statement)].map((match) => ({
    file,
    target: match[3] ?? match[4] ?? match[5] ?? '',
    typeOnly: match[2] !== undefined,
  }))
}

/** The room that an import or dependency names, if it is one of ours. */
export function ours(specifier: string): string[] {
  const match = /^@intercoder\/([^/]+)/.exec(specifier)
  return match?.[1] ? [match[1]] : []
}

/** Where a relative import leads, from the root. */
export function follow({ file, target }: Import): string {
  return relative(root, resolve(root, dirname(file), target))
}

/** What a room's manifest says it needs, against what its files import. */
import { existsSync, readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { join } from 'node:path'
import { packageOf, root, type Room } from './house.ts'

/** Imported without being declared: it would work here by chance, and not for whoever takes the room alone. */
export function undeclared({ manifest, imports }: Room): string[] {
  const known = new Set([...manifest.dependencies, manifest.name, ...builtinModules])
  return imports.flatMap((made) => {
    const name = packageOf(made)
    return name === null || known.has(name) ? [] : [`${made.file}: ${name}`]
  })
}

/** Declared, and neither imported, nor a script's program, nor types for what is imported, nor asked for by another. */
export function unneeded(room: Room): string[] {
  const { dependencies, scripts } = room.manifest
  const imported = new Set(room.imports.map(packageOf))
  const commands = scripts.flatMap((script) => script.split(/\s+/))
  const installed = dependencies.map((name) => readInstalled(room, name))
  const peers = new Set(installed.flatMap((found) => Object.keys(found.peerDependencies ?? {})))
  const isProgram = (bin: Installed['bin'], name: string) =>
    (typeof bin === 'string' ? [name] : Object.keys(bin ?? {})).some((program) => commands.includes(program))
  return dependencies.filter(
    (name, at) =>
      !imported.has(name) &&
      !imported.has(name.replace(/^@types\//, '')) &&
      !peers.has(name) &&
      !isProgram(installed[at]?.bin, name),
  )
}

interface Installed {
  bin?: string | Record<string, string>
  peerDependencies?: Record<string, string>
}

function readInstalled({ folder }: Room, name: string): Installed {
  const file = join(root, folder, 'node_modules', name, 'package.json')
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
}

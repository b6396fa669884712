/** Which exports nobody asks for. What is only passed on is asked for by whoever asks for it there. */
import { join } from 'node:path'
import { follow, ours, type Room } from './house.ts'

/** Files that something other than an import asks for by their place. */
const entrances = /\/\+[\w.]+$|\.config\.(ts|js)$|\.d\.ts$/

/**
 * Each as `file: name`; `ahead` names, in the same way, what counts as asked for. A type may be exported for its own file's
 * sake, since whoever gets such a value may want to name it; a value may not.
 */
export function unusedExports(rooms: readonly Room[], ahead: readonly string[]): string[] {
  const asked = askedFor(rooms, ahead)
  return rooms
    .flatMap(({ modules }) => modules)
    .filter(({ file }) => !entrances.test(file))
    .flatMap(({ file, exports }) =>
      exports
        .filter(({ isType, isUsedHere, from }) => !(isType && (isUsedHere || from)))
        .map(({ name }) => `${file}: ${name}`),
    )
    .filter((place) => !asked.has(place))
}

function askedFor(rooms: readonly Room[], ahead: readonly string[]): Set<string> {
  const modules = new Map(rooms.flatMap((room) => room.modules.map((module) => [module.file, module])))
  const asked = new Set<string>()
  const wishes = rooms
    .flatMap(({ imports }) => imports)
    .flatMap(({ file, target, names }) => names.map((name) => ({ home: homeOf(rooms, file, target), name })))
  for (const place of ahead) {
    const [home = '', name = ''] = place.split(': ')
    wishes.push({ home, name })
  }
  // The list grows as it is walked: a wish for what is passed on becomes a wish for the thing itself.
  for (const { home, name } of wishes) {
    for (const one of modules.get(home ?? '')?.exports ?? []) {
      const place = `${home}: ${one.name}`
      if (asked.has(place) || (name !== '*' && name !== one.name)) continue
      asked.add(place)
      if (one.from) wishes.push({ home: homeOf(rooms, home ?? '', one.from.target), name: one.from.name })
    }
  }
  return asked
}

/** The file that an import leads to, if it is one of ours. */
function homeOf(rooms: readonly Room[], file: string, target: string): string | null {
  if (target.startsWith('.')) return follow({ file, target })
  if (target.startsWith('#')) return followShort(rooms, file, target)
  const room = rooms.find(({ manifest }) => ours(target).some((name) => manifest.name === `@intercoder/${name}`))
  const door = room?.manifest.exports[`.${target.slice(room.manifest.name.length)}`]
  return room && door ? join(room.folder, door) : null
}

/** `#lib/words/units.ts` by `"#lib/*": "./src/lib/*"` in the room's own manifest. */
function followShort(rooms: readonly Room[], file: string, target: string): string | null {
  const room = rooms.find(({ folder }) => file.startsWith(`${folder}/`))
  for (const [short, long] of Object.entries(room?.manifest.imports ?? {})) {
    const begin = short.replace('*', '')
    if (room && target.startsWith(begin)) return join(room.folder, long.replace('*', target.slice(begin.length)))
  }
  return null
}

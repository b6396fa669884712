import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, test } from 'vitest'
import { undeclared, unneeded } from './dependencies.ts'
import { ahead, arrows, keepers, publicDoors, topLevel, typeOnly, unswept } from './graph.ts'
import { follow, ours, readRooms, root } from './house.ts'
import { unusedExports } from './unused.ts'

const rooms = readRooms('apps', 'packages')
const everything = [...rooms, ...readRooms('tests')]
const isTest = (file: string) => /\.test\.ts$/.test(file)

test('every room is read, so that no rule below passes by seeing nothing', () => {
  for (const room of everything) expect(room.imports.length, room.name).toBeGreaterThan(0)
  for (const { name, modules } of rooms)
    expect(
      modules.flatMap(({ exports }) => exports),
      name,
    ).not.toEqual([])
  expect(rooms.map((room) => room.name)).toEqual(expect.arrayContaining(['server', 'web', 'domain']))
})

test('every room of the house is on the plan', () => {
  expect(rooms.map((room) => room.name).filter((name) => !(name in arrows))).toEqual([])
})

test('manifests name only rooms that the plan allows', () => {
  const wrong = rooms.flatMap((room) =>
    room.manifest.dependencies
      .flatMap(ours)
      .filter((to) => !arrows[room.name]?.includes(to))
      .map((to) => `${room.name} -> ${to}`),
  )
  expect(wrong).toEqual([])
})

test('an import reaches another room only by its name', () => {
  const wrong = everything.flatMap(({ folder, imports }) =>
    imports
      .filter((made) => made.target.startsWith('.') && !follow(made).startsWith(`${folder}/`))
      .map((made) => `${made.file}: ${made.target}`),
  )
  expect(wrong).toEqual([])
})

test('every import is declared, and every dependency is needed', () => {
  expect(everything.flatMap(undeclared)).toEqual([])
  const swept = everything.filter(({ name }) => !unswept.dependencies.includes(name))
  expect(swept.flatMap((room) => unneeded(room).map((name) => `${room.name}: ${name}`))).toEqual([])
})

test('what is exported is imported somewhere', () => {
  const doors = rooms.flatMap(({ modules }) => modules).filter(({ file }) => publicDoors.includes(file))
  expect(doors.map(({ file }) => file)).toEqual(publicDoors)
  const offered = doors.flatMap(({ file, exports }) => exports.map(({ name }) => `${file}: ${name}`))
  const unused = unusedExports(everything, [...ahead, ...offered])
  const swept = everything.filter(({ name }) => !unswept.exports.includes(name))
  expect(unused.filter((name) => swept.some(({ folder }) => name.startsWith(`${folder}/`)))).toEqual([])
})

test('the arrows make no circle', () => {
  const visit = (name: string, path: string[]): string[] =>
    path.includes(name)
      ? [[...path, name].join(' -> ')]
      : (arrows[name] ?? []).flatMap((to) => visit(to, [...path, name]))
  expect(Object.keys(arrows).flatMap((name) => visit(name, []))).toEqual([])
})

test('where only types may cross, only types cross', () => {
  const wrong = rooms.flatMap((room) =>
    room.imports
      .filter(
        (made) => !made.typeOnly && typeOnly.some(([from, to]) => from === room.name && ours(made.target).includes(to)),
      )
      .map((made) => `${made.file}: ${made.target}`),
  )
  expect(wrong).toEqual([])
})

test('a library is known only to its keepers', () => {
  const mayKnow = (file: string, homes: string[]) =>
    homes.some((home) => {
      const [room, part] = home.split('/')
      return new RegExp(`^(apps|packages)/${room}/${part ? `src/${part}/` : ''}`).test(file)
    })
  const wrong = rooms.flatMap((room) =>
    room.imports.flatMap((made) =>
      Object.entries(keepers)
        .filter(
          ([library]) =>
            made.target === library || made.target.startsWith(library.endsWith('-') ? library : `${library}/`),
        )
        .filter(([, homes]) => !isTest(made.file) && !mayKnow(made.file, homes))
        .map(([library]) => `${made.file}: ${library}`),
    ),
  )
  expect(wrong).toEqual([])
})

test('the top level holds what was agreed and nothing else', () => {
  const found = readdirSync(root).filter((name) => !name.startsWith('.') && name !== 'node_modules')
  expect(found.filter((name) => !topLevel.includes(name))).toEqual([])
})

test('no drawers: every file is named after what it holds', () => {
  const drawers = /^(utils?|helpers?|common|misc|shared|lib)\.(svelte\.)?(ts|js)$/
  const files = everything.flatMap(({ modules }) => modules.map(({ file }) => file))
  expect(files.filter((file) => drawers.test(basename(file)))).toEqual([])
})

test('no class is a Manager or a Service, and no index hides what it exports', () => {
  const wrong = everything
    .flatMap(({ modules }) => modules.map(({ file }) => file))
    .filter((file) => {
      const text = readFileSync(join(root, file), 'utf8')
      return (
        /\bclass \w+(Manager|Service)\b/.test(text) || (basename(file) === 'index.ts' && /^export \* from/m.test(text))
      )
    })
  expect(wrong).toEqual([])
})

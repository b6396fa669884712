// Plain JavaScript for any Node from 20 on: fetches the pinned Node and pnpm
// from the npm registry, installs the workspace, then hands over to a task
// that runs under the pinned Node.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { delimiter, dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = dirname(fileURLToPath(import.meta.url))
const root = resolve(here, '..')
const say = (line) => process.stderr.write(`${line}\n`)

const [task, ...rest] = process.argv.slice(2)
const node = ensureToolchain()
const path = [
  dirname(node),
  join(here, 'node_modules', '.bin'),
  join(root, 'node_modules', '.bin'),
  process.env.PATH,
].join(delimiter)
const env = { ...process.env, PATH: path, TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1' }
ensureWorkspace()
const done = spawnSync(node, [join(here, 'tasks', `${task}.ts`), ...rest], { cwd: root, env, stdio: 'inherit' })
process.exit(done.status ?? 1)

function ensureToolchain() {
  const stamp = join(here, 'node_modules', '.intercoder-stamp')
  const wanted = fingerprint([join(here, 'package.json')])
  if (read(stamp) !== wanted) {
    say('Fetching Node 24 and pnpm from the npm registry …')
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
    const shell = process.platform === 'win32'
    const result = spawnSync(npm, ['install', '--no-package-lock', '--no-fund', '--no-audit', '--loglevel=error'], {
      cwd: here,
      shell,
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    if (result.status !== 0)
      stop('The npm registry could not be reached. Check the network, then run the command again.')
    writeFileSync(stamp, wanted)
  }
  return (
    pinnedNode() ??
    ownNode() ??
    stop('No Node 24 is published for this machine. Install Node 24 and run the command again.')
  )
}

function pinnedNode() {
  const names = [
    `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`,
    `node-bin-${process.platform}-${process.arch}`,
  ]
  const file = process.platform === 'win32' ? 'node.exe' : 'node'
  return names.map((name) => join(here, 'node_modules', name, 'bin', file)).find((candidate) => existsSync(candidate))
}

function ownNode() {
  return Number(process.versions.node.split('.')[0]) >= 24 ? process.execPath : undefined
}

function ensureWorkspace() {
  const stamp = join(root, 'node_modules', '.intercoder-stamp')
  const wanted = fingerprint([
    join(root, 'pnpm-lock.yaml'),
    join(root, 'pnpm-workspace.yaml'),
    join(here, 'package.json'),
  ])
  if (read(stamp) === wanted) return
  say('Installing packages …')
  const pnpm = join(here, 'node_modules', 'pnpm', 'bin', 'pnpm.mjs')
  const result = spawnSync(node, [pnpm, 'install', '--frozen-lockfile', '--reporter=append-only', '--loglevel=error'], {
    cwd: root,
    env,
    stdio: 'inherit',
  })
  if (result.status !== 0) stop('Installing the packages failed; the lines above say why.')
  mkdirSync(join(root, 'node_modules'), { recursive: true })
  writeFileSync(stamp, wanted)
}

function fingerprint(files) {
  const hash = createHash('sha256')
  for (const file of files) hash.update(readFileSync(file))
  return hash.digest('hex')
}

function read(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined
}

function stop(sentence) {
  say(sentence)
  process.exit(1)
}

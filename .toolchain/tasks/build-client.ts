/** Builds the client only when something it is made of has changed, so that a second start is quick. */
import { createHash } from 'node:crypto'
import { existsSync, globSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { announce, root, run } from './command.ts'

const madeOf = [
  'apps/web/{src,static}/**/*',
  'apps/web/*.{ts,js,json}',
  'packages/*/src/**/*',
  'packages/*/package.json',
  'apps/server/src/http/**/*',
  'pnpm-lock.yaml',
]
const build = join(root, 'apps/web/build')
const stamp = join(root, 'node_modules/.intercoder-client')

export function buildClient(): void {
  const wanted = fingerprint()
  if (existsSync(join(build, 'index.html')) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  announce('Building the client')
  run('turbo', ['run', 'build', '--output-logs=errors-only'])
  mkdirSync(join(root, 'node_modules'), { recursive: true })
  writeFileSync(stamp, wanted)
}

/** Names, sizes and times: reading every file would cost more than the start it saves. */
function fingerprint(): string {
  const hash = createHash('sha256')
  for (const file of globSync(madeOf, { cwd: root }).sort()) {
    const { size, mtimeMs } = statSync(join(root, file))
    hash.update(`${file}:${size}:${mtimeMs}\n`)
  }
  return hash.digest('hex')
}

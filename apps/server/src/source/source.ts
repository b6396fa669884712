/**
 * The source of what is running, for everybody whom it serves, as AGPL-3.0 asks in section 13. It is packed from where it
 * runs, so whoever changes Intercoder offers the changes without doing anything.
 */
import { Hono } from 'hono'
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { writeTar, type ArchivedFile } from './tar.ts'

/** What stands at the top of the house. Anything else that is put there, such as a file of settings, is the installation's own. */
const tops = [
  'apps',
  'packages',
  'tests',
  '.ci',
  '.config',
  '.github',
  '.toolchain',
  '.gitattributes',
  '.gitignore',
  '.prettierignore',
  '.prettierrc.json',
  'LICENSE',
  'README.md',
  'package.json',
  'pnpm-lock.yaml',
  'pnpm-workspace.yaml',
  'tsconfig.base.json',
  'turbo.json',
]

/** Made from the source, fetched for it, or secret. */
const leftOut = /^(node_modules|build|test-results|playwright-report|\.svelte-kit|\.turbo|\.data|\.env.*|.*\.log)$/

export function serveSource(root: string): Hono {
  let packed: Promise<Uint8Array<ArrayBuffer>> | null = null
  return new Hono().get('/source.tar.gz', async (c) => {
    packed ??= packSource(root)
    const archive = await packed.catch((error: unknown) => {
      packed = null
      throw error
    })
    return c.body(archive, 200, {
      'Content-Type': 'application/gzip',
      'Content-Disposition': 'attachment; filename="intercoder.tar.gz"',
    })
  })
}

/** The archive of the house in the folder `root`. */
export async function packSource(root: string): Promise<Uint8Array<ArrayBuffer>> {
  const files: ArchivedFile[] = []
  for (const top of tops) files.push(...(await gather(root, top)))
  return promisify(gzip)(writeTar(files))
}

async function gather(root: string, path: string): Promise<ArchivedFile[]> {
  const found = await stat(join(root, path)).catch(() => null)
  if (!found) return []
  if (found.isFile()) return [await read(root, path)]
  const entries = await readdir(join(root, path), { withFileTypes: true })
  const kept = entries.filter((entry) => !leftOut.test(entry.name) && (entry.isFile() || entry.isDirectory()))
  const inside: ArchivedFile[] = []
  for (const { name } of kept) inside.push(...(await gather(root, `${path}/${name}`)))
  return inside
}

async function read(root: string, path: string): Promise<ArchivedFile> {
  const file = join(root, path)
  const { mode, mtimeMs } = await stat(file)
  const executable = (mode & 0o100) !== 0
  return { path: `intercoder/${path}`, content: await readFile(file), executable, modifiedAt: mtimeMs }
}

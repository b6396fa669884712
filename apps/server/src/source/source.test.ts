import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { packSource, serveSource } from './source.ts'

const house = resolve(import.meta.dirname, '../../../..')
let folder: string

beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'intercoder-source-'))))
afterEach(() => rm(folder, { recursive: true }))

async function put(path: string, text: string): Promise<void> {
  await mkdir(join(folder, 'there', path, '..'), { recursive: true })
  await writeFile(join(folder, 'there', path), text)
}

/** What stands in the archive of the files that were put, after any tar has unpacked it. */
async function unpack(archive: Uint8Array): Promise<string[]> {
  await writeFile(join(folder, 'archive.tar.gz'), archive)
  await promisify(execFile)('tar', ['-xzf', 'archive.tar.gz'], { cwd: folder })
  const entries = await readdir(join(folder, 'intercoder'), { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(folder, 'intercoder/').length))
    .sort()
}

describe('the source that is offered', () => {
  test('is what runs, with its text as it is, and nothing that was made from it or belongs to the installation', async () => {
    const deep = `packages/${'a-rather-long-name/'.repeat(6)}file-with-a-name.ts`
    const long = 'x'.repeat(700)
    await put('README.md', 'Häuser, größer als ein Block: ' + long)
    await put('apps/web/src/page.ts', '')
    await put(deep, 'deep')
    for (const path of ['.env', '.data/secret', 'apps/.env.local', 'apps/web/node_modules/a.js', 'apps/web/build/b.js'])
      await put(path, 'not this')
    expect(await unpack(await packSource(join(folder, 'there')))).toEqual(['README.md', 'apps/web/src/page.ts', deep])
    expect(await readFile(join(folder, 'intercoder/README.md'), 'utf8')).toBe('Häuser, größer als ein Block: ' + long)
  })

  test('is this house, to be fetched by anybody', async () => {
    const answer = await serveSource(house).request('/source.tar.gz')
    expect(answer.headers.get('content-type')).toBe('application/gzip')
    const files = await unpack(new Uint8Array(await answer.arrayBuffer()))
    expect(files).toEqual(
      expect.arrayContaining(['LICENSE', 'package.json', '.toolchain/run.mjs', 'apps/web/src/app.html']),
    )
    expect(await readFile(join(folder, 'intercoder/apps/server/src/source/source.ts'))).toEqual(
      await readFile(join(import.meta.dirname, 'source.ts')),
    )
    expect(files.filter((file) => /node_modules|\.data/.test(file))).toEqual([])
  })
})

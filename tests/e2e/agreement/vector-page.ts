/** The reference vectors, and a page that reckons them in a worker: built and served as the client is. */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build, preview } from 'vite'
import type { Vector } from '@intercoder/agreement/testing'
import { test as base } from '../harness/test.ts'

const folder = new URL('../../../packages/agreement/vectors/', import.meta.url)

export const families = (await readdir(folder))
  .filter((file) => file.endsWith('.json'))
  .map((file) => file.replace('.json', ''))

export async function readVectors(family: string): Promise<Vector[]> {
  return JSON.parse(await readFile(new URL(`${family}.json`, folder), 'utf8')).cases
}

export const test = base.extend<object, { vectorPage: string }>({
  vectorPage: [
    async ({}, use) => {
      const outDir = await mkdtemp(join(tmpdir(), 'intercoder-vectors-'))
      const plain = { root: join(import.meta.dirname, 'page'), configFile: false, logLevel: 'error' } as const
      await build({ ...plain, build: { outDir, emptyOutDir: true } })
      const server = await preview({ ...plain, build: { outDir }, preview: { port: 0, host: '127.0.0.1' } })
      await use(server.resolvedUrls?.local[0] ?? '')
      await server.close()
      await rm(outDir, { recursive: true })
    },
    { scope: 'worker', timeout: 60_000 },
  ],
})

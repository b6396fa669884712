import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { policyFor, serveClient } from './client.ts'

let folder: string
const page =
  '<!doctype html><script>start()</script><script src="/theme.js"></script><script type="module">\nmore\n</script>'

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'client-'))
  await mkdir(join(folder, '_app/immutable'), { recursive: true })
  await writeFile(join(folder, 'index.html'), page)
  await writeFile(join(folder, 'theme.js'), 'theme()')
  await writeFile(join(folder, '_app/immutable/start.abc.js'), 'start()')
})
afterAll(() => rm(folder, { recursive: true }))

const bearsSession = (cookies = '') => cookies.includes('session=')
const ask = (path: string, headers = {}) => serveClient(folder, bearsSession).request(path, { headers })

describe('the client', () => {
  test('is one page for every path that is no file, asked for anew each time', async () => {
    for (const path of ['/', '/projects/abc', '/index', '/index.html']) {
      const answer = await ask(path)
      expect([answer.status, await answer.text()]).toEqual([200, page])
      expect(answer.headers.get('cache-control')).toBe('no-cache')
      expect(answer.headers.get('content-security-policy')).toBe(policyFor(page))
      expect(answer.headers.get('content-type')).toContain('text/html')
    }
  })

  test('names in its head what it loads, and what it will ask the API for where somebody may be signed in', async () => {
    const linksOf = async (path: string, headers = {}) => (await ask(path, headers)).headers.get('link')?.split(', ')
    const parts = ['</theme.js>; rel=preload; as=script']
    const api = (rest: string) => `</api/projects/abc${rest}>; rel=preload; as=fetch; crossorigin=anonymous`
    const signedIn = { cookie: 'session=1' }
    expect(await linksOf('/projects/abc/sources/def')).toEqual(parts)
    expect(await linksOf('/projects/abc/sources/def', signedIn)).toEqual([
      ...parts,
      ...['', '/sources/def', '/my-work', '/versions'].map(api),
    ])
    expect(await linksOf('/projects/abc', signedIn)).toEqual([...parts, api('')])
    for (const path of ['/', '/projects', '/projects/a%3E,%3Cb', '/projects/abc/sources/d>e', '/sign-in'])
      expect(await linksOf(path, signedIn)).toEqual(parts)
  })

  test('has assets that are kept for good, and others that are not', async () => {
    const asset = await ask('/_app/immutable/start.abc.js')
    expect(await asset.text()).toBe('start()')
    expect(asset.headers.get('cache-control')).toContain('immutable')
    expect((await ask('/theme.js')).headers.get('cache-control')).toBe(null)
    const none = await ask('/_app/immutable/gone.js')
    expect([none.status, none.headers.get('cache-control')]).toEqual([404, null])
  })

  test('gives out nothing from beside it', async () => {
    for (const path of ['/../../etc/passwd', '/%2e%2e/%2e%2e/etc/hosts.conf', '/..%2f..%2fpackage.json'])
      expect((await ask(path)).status === 404 || (await (await ask(path)).text()) === page).toBe(true)
  })

  test('runs its own scripts and no others', () => {
    const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`
    const policy = policyFor(page)
    expect(policy).toContain(`script-src 'self' ${hash('start()')} ${hash('\nmore\n')};`)
    expect(policy).not.toMatch(/script-src[^;]*unsafe/)
  })

  test('speaks to where it comes from and to nobody else', () => {
    const policy = policyFor(page)
    expect(policy).toContain("connect-src 'self';")
    expect(policy).toContain("frame-ancestors 'none'")
  })

  test('that is not built says what to do', async () => {
    const answer = await serveClient('/nowhere', bearsSession).request('/')
    expect([answer.status, await answer.text()]).toEqual([503, expect.stringContaining('npm start')])
  })
})

/** The program: what it says, how it fails and how it ends. */
import { embedded, type Place } from '@intercoder/storage/testing'
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'

// Whole databases are opened and closed here, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 })

const program = fileURLToPath(new URL('./main.ts', import.meta.url))
let place: Place

beforeAll(async () => {
  place = await embedded.makePlace()
})
afterAll(() => place.remove())

interface Run {
  child: ChildProcess
  said: () => string
}

function run(settings: Record<string, string>): Run {
  const env = {
    ...process.env,
    PORT: '0',
    DATA_DIR: place.options.dataDir,
    DATABASE_URL: '',
    ORIGIN: '',
    LOG_LEVEL: 'info',
    ...settings,
  }
  const child = spawn(process.execPath, [program], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let text = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (text += chunk))
  return { child, said: () => text }
}

async function urlOf({ child, said }: Run): Promise<string> {
  for (;;) {
    const url = /is at (http\S+)/.exec(said())?.[1]
    if (url) return url
    await Promise.race([once(child.stdout!, 'data'), once(child, 'exit').then(() => Promise.reject(new Error(said())))])
  }
}

describe('the program', () => {
  test('seeds the study once, says where it is and who can sign in, and ends when told to', async () => {
    const first = run({ DEMO: 'true' })
    const url = await urlOf(first)
    expect(first.said()).toContain('Putting the demo study in')
    const { installation } = (await (await fetch(`${url}/api/session`)).json()) as {
      installation: { demo: { signIns: Record<string, string>[] } }
    }
    expect(installation.demo.signIns.map(({ role }) => role)).toEqual(['owner', 'lead', 'coder', 'coder', 'observer'])
    for (const { email, password } of installation.demo.signIns) {
      expect(first.said()).toContain(email)
      const answer = await fetch(`${url}/api/session`, {
        method: 'POST',
        body: JSON.stringify({ email, password }),
        headers: { 'content-type': 'application/json' },
      })
      expect(answer.status).toBe(200)
    }
    first.child.kill('SIGTERM')
    expect(await once(first.child, 'exit')).toEqual([0, null])

    const second = run({ DEMO: 'true' })
    await urlOf(second)
    expect(second.said()).not.toContain('Putting the demo study in')
    second.child.kill('SIGINT')
    expect(await once(second.child, 'exit')).toEqual([0, null])
  })

  test('refuses settings with a sentence each, and a folder that is in use', async () => {
    const wrong = run({ PORT: 'http', DEMO: 'maybe' })
    expect(await once(wrong.child, 'exit')).toEqual([1, null])
    expect(wrong.said().trim().split('\n')).toEqual([
      expect.stringMatching(/^PORT must be/),
      expect.stringMatching(/^DEMO must be/),
    ])

    const running = run({ DEMO: 'false' })
    const url = await urlOf(running)
    const second = run({ DEMO: 'false' })
    expect(await once(second.child, 'exit')).toEqual([1, null])
    expect(second.said()).not.toContain('    at ')

    const elsewhere = await embedded.makePlace()
    const taken = run({ PORT: new URL(url).port, DATA_DIR: elsewhere.options.dataDir })
    expect(await once(taken.child, 'exit')).toEqual([1, null])
    expect(taken.said()).toContain(`Port ${new URL(url).port} is taken`)
    running.child.kill('SIGTERM')
    expect(await once(running.child, 'exit')).toEqual([0, null])
    await elsewhere.remove()
  })
})

import type { LayerId, ProjectId, SourceId } from '@intercoder/domain'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { SaveStatus } from '#lib/connection/document-connection.ts'
import type { Submitting as SubmittingClass, SubmittingParts } from './submitting.svelte.ts'

let asked: string[] = []
let said: { text: string; tone: string }[] = []
let answer = { status: 200, body: {} as object }
const server = createServer((request, response) => {
  asked.push(`${request.method} ${request.url}`)
  response.writeHead(answer.status, { 'content-type': 'application/json' }).end(JSON.stringify(answer.body))
})
let Submitting: typeof SubmittingClass

beforeAll(async () => {
  await once(server.listen(0, '127.0.0.1'), 'listening')
  // What asks the server looks, when it is loaded, where the page came from, and listens at its window.
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  Object.assign(globalThis, { location: { origin }, window: new EventTarget() })
  ;({ Submitting } = await import('./submitting.svelte.ts'))
})
afterAll(() => {
  for (const name of ['location', 'window']) Reflect.deleteProperty(globalThis, name)
  server.close()
})
beforeEach(() => {
  asked = []
  said = []
  answer = { status: 200, body: { codings: 3 } }
})

let sealed = 0

/** Of somebody whose work is in these states of being saved, one after the other; the last one stays. */
function submitting(states: SaveStatus[], more: Partial<SubmittingParts> = {}) {
  sealed = 0
  const [project, source, layer] = ['study' as ProjectId, 'ward' as SourceId, 'mine' as LayerId]
  const say: SubmittingParts['say'] = (text, options) => said.push({ text, tone: options?.tone ?? 'neutral' })
  const save = () => (states.length > 1 ? states.shift() : states[0]) ?? 'saved'
  return new Submitting({ project, source, layer, save, say, onsealed: () => sealed++, ...more })
}

/** Asked, and answered with yes. */
function confirm(mine: SubmittingClass): Promise<void> {
  mine.ask()
  return mine.submit()
}

describe('handing in', () => {
  it('is asked about first, where there is something to hand in', () => {
    const [mine, nothing] = [submitting(['saved']), submitting(['saved'], { layer: null })]
    mine.ask()
    nothing.ask()
    expect([mine.isAsking, nothing.isAsking]).toEqual([true, false])
    expect(asked).toEqual([])
  })

  it('is not begun without a connection', () => {
    const mine = submitting(['offline'])
    mine.ask()
    expect(mine.isAsking).toBe(false)
    expect(said[0]?.text).toMatch(/^Without a connection nothing can be submitted/)
  })

  it('waits until everything is saved, and says how much is sealed', async () => {
    const states: SaveStatus[] = ['saving', 'saving', 'saving', 'saving', 'saved']
    const mine = submitting(states)
    const done = confirm(mine)
    expect([mine.isBusy, asked]).toEqual([true, []])
    await done
    expect(states).toEqual(['saved'])
    expect(asked).toEqual(['POST /api/projects/study/sources/ward/layers/mine/submission'])
    expect(said).toEqual([{ text: 'Submitted: 3 codings. They no longer change.', tone: 'neutral' }])
    expect([mine.isBusy, sealed]).toEqual([false, 1])
  })

  it('is done once, however often it is pressed', async () => {
    const mine = submitting(['saving', 'saving', 'saved'])
    await Promise.all([confirm(mine), mine.submit()])
    expect([asked.length, sealed]).toEqual([1, 1])
  })

  it('is given up by going on coding while the rest is being saved, and begins anew only when asked again', async () => {
    let state: SaveStatus = 'saving'
    const mine = submitting([], { save: () => state })
    const done = confirm(mine)
    mine.isAsking = false
    mine.ask()
    state = 'saved'
    await done
    expect([asked, said, sealed]).toEqual([[], [], 0])
    expect([mine.isAsking, mine.isBusy]).toEqual([false, false])
    await confirm(mine)
    expect([asked.length, sealed]).toEqual([1, 1])
  })

  it('sends nothing where the server takes no more of what I coded', async () => {
    await confirm(submitting(['saving', 'saving', { refused: {} as never }]))
    expect([asked, sealed]).toEqual([[], 0])
  })

  it('says why not, and can be tried again', async () => {
    answer = { status: 409, body: { refusal: { kind: 'round-closed' } } }
    const mine = submitting(['saved'])
    await confirm(mine)
    expect(said.map(({ tone }) => tone)).toEqual(['danger'])
    expect([mine.isBusy, sealed]).toEqual([false, 0])
    answer = { status: 200, body: { codings: 1 } }
    await confirm(mine)
    expect(sealed).toBe(1)
  })
})

/** A whole server on a port, people with sockets, and the stock client. */
import type { ProjectId, RoundId, SourceId } from '@intercoder/domain'
import { embedded, type Place } from '@intercoder/storage/testing'
import { closeCodes, nameDocument, type DocumentName } from '@intercoder/sync'
import { once } from 'node:events'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { WebSocket, type ClientOptions } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { startServer, type RunningServer } from './app.ts'
import { interview, testSettings } from './testing/index.ts'

let place: Place
let server: RunningServer
let owner: Member
let coder: Member
let project: ProjectId
let round: RoundId
let source: SourceId

/** Somebody with a cookie, over the network. */
interface Member {
  id: string
  email: string
  cookie: string
}

beforeAll(async () => {
  place = await embedded.makePlace()
  server = await startServer({ ...testSettings, ...place.options }, { logger: pino({ level: 'silent' }) })
  owner = await register('Olga')
  await send(owner, 'PATCH', '/api/installation', { open: true })
  coder = await register('Cora')
  project = (await send(owner, 'POST', '/api/projects', { name: 'Records' })).project.id
  round = (await send(owner, 'GET', `/api/projects/${project}`)).rounds[0].id
  const form = new FormData()
  form.set('file', new File([interview], 'x.txt'))
  const made = await fetch(`${server.url}/api/projects/${project}/sources`, {
    method: 'POST',
    body: form,
    headers: { cookie: owner.cookie },
  })
  source = ((await made.json()) as { source: { id: SourceId } }).source.id
})

afterAll(async () => {
  await server.close()
  await place.remove()
})

async function register(name: string): Promise<Member> {
  const registration = { name, email: `${name.toLowerCase()}@example.org`, password: 'long enough' }
  const answer = await fetch(`${server.url}/api/accounts`, {
    method: 'POST',
    body: JSON.stringify(registration),
    headers: { 'content-type': 'application/json', origin: server.url },
  })
  const { account } = (await answer.json()) as { account: { id: string } }
  return { id: account.id, email: registration.email, cookie: cookieOf(answer) }
}

async function signIn({ id, email }: Member): Promise<Member> {
  const answer = await fetch(`${server.url}/api/session`, {
    method: 'POST',
    body: JSON.stringify({ email, password: 'long enough' }),
    headers: { 'content-type': 'application/json' },
  })
  return { id, email, cookie: cookieOf(answer) }
}

function cookieOf(answer: Response): string {
  return answer.headers.get('set-cookie')?.split(';')[0] ?? ''
}

async function send({ cookie }: Member, method: string, path: string, body?: unknown) {
  const init = { method, headers: { cookie, 'content-type': 'application/json', origin: server.url } }
  const answer = await fetch(server.url + path, body === undefined ? init : { ...init, body: JSON.stringify(body) })
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  return (answer.status === 204 ? null : await answer.json()) as any
}

async function join(): Promise<void> {
  const { token } = await send(owner, 'POST', `/api/projects/${project}/invitations`, { role: 'coder' })
  await send(coder, 'POST', `/api/invitations/${token}/acceptance`)
}

const codebook = () => nameDocument('codebook', project)

function knock(headers: Record<string, string>, document: string = codebook(), at = server.url): WebSocket {
  return new WebSocket(`${at.replace('http', 'ws')}/sync/${document}`, { headers })
}

async function closeOf(socket: WebSocket): Promise<number> {
  const [code] = await once(socket, 'close')
  return code
}

/** Waits until the room has answered, which it only does to whoever was let in. */
async function letIn(member: Member, document: DocumentName = codebook()): Promise<WebSocket> {
  const socket = knock({ cookie: member.cookie }, document)
  await once(socket, 'message')
  return socket
}

describe('P7 the door of the rooms', () => {
  test('is opened by the cookie that a request is', async () => {
    const socket = await letIn(owner)
    socket.close()
    expect(await closeOf(knock({}))).toBe(closeCodes.signedOut.code)
    expect(await closeOf(knock({ cookie: 'intercoder_session=made-up' }))).toBe(closeCodes.signedOut.code)
    expect(await closeOf(knock({ cookie: coder.cookie }))).toBe(closeCodes.forbidden.code)
    expect(await closeOf(knock({ cookie: owner.cookie }, 'layer/of-nobody-at-all'))).toBe(closeCodes.forbidden.code)
  })

  test('is shut to other sites before any socket is there', async () => {
    for (const origin of ['https://evil.example', 'null']) {
      const socket = knock({ cookie: owner.cookie, origin })
      const [error] = await once(socket, 'error')
      expect(String(error)).toContain('403')
    }
    const own = knock({ cookie: owner.cookie, origin: server.url })
    await once(own, 'message')
    own.close()
  })

  test('is only where rooms are', async () => {
    const socket = new WebSocket(`${server.url.replace('http', 'ws')}/api/session`, {
      headers: { cookie: owner.cookie },
    })
    const [error] = await once(socket, 'error')
    expect(String(error)).toContain('404')
  })
})

describe('P7 a right that is taken away ends what is open', () => {
  test('a member who is taken out', async () => {
    await join()
    const socket = await letIn(coder)
    const closed = closeOf(socket)
    await send(owner, 'DELETE', `/api/projects/${project}/members/${coder.id}`)
    expect(await closed).toBe(closeCodes.forbidden.code)
    expect(await closeOf(knock({ cookie: coder.cookie }))).toBe(closeCodes.forbidden.code)
  })

  test('a session that is ended, and no other one', async () => {
    const there = await signIn(owner)
    const [socket, mine] = [await letIn(there), await letIn(owner)]
    const closed = closeOf(socket)
    const sessions = await send(there, 'GET', '/api/sessions')
    const current = sessions.find((one: { current: boolean }) => one.current)
    await send(owner, 'DELETE', `/api/sessions/${current.id}`)
    expect(await closed).toBe(closeCodes.signedOut.code)
    expect(mine.readyState).toBe(WebSocket.OPEN)
    mine.close()
  })

  test('signing out', async () => {
    const there = await signIn(owner)
    const closed = closeOf(await letIn(there))
    await send(there, 'DELETE', '/api/session')
    expect(await closed).toBe(closeCodes.signedOut.code)
  })

  test('a source that is deleted', async () => {
    const closed = closeOf(await letIn(owner, nameDocument('transcript', source)))
    await send(owner, 'DELETE', `/api/projects/${project}/sources/${source}`)
    expect(await closed).toBe(closeCodes.forbidden.code)
    await send(owner, 'POST', `/api/projects/${project}/sources/${source}/restoration`)
    const again = await letIn(owner, nameDocument('transcript', source))
    again.close()
  })
})

/** A browser sends its cookie by itself; in Node the socket has to be given it. */
function withCookie(cookie: string) {
  return class extends WebSocket {
    constructor(address: string | URL, protocols?: string | string[], options?: ClientOptions) {
      super(address, protocols, { ...options, headers: { cookie } })
    }
  } as unknown as typeof globalThis.WebSocket
}

function connect(member: Member, document: DocumentName): { doc: Y.Doc; provider: WebsocketProvider } {
  const doc = new Y.Doc()
  const options = { WebSocketPolyfill: withCookie(member.cookie), disableBc: true }
  const provider = new WebsocketProvider(`${server.url.replace('http', 'ws')}/sync`, document, doc, options)
  return { doc, provider }
}

test('P4 the stock client syncs, under the name of its session and no other', async () => {
  await join()
  const { layer } = await send(coder, 'POST', `/api/projects/${project}/sources/${source}/layer`, { round })
  const name = nameDocument('layer', layer.id)
  const writing = connect(coder, name)
  await new Promise((synced) => writing.provider.once('sync', synced))
  const reading = connect(owner, name)
  await new Promise((synced) => reading.provider.once('sync', synced))
  const arrived = new Promise<void>((seen) => reading.doc.getMap('codings').observe(() => seen()))
  writing.doc.getMap('codings').set('coding-1', { by: 'somebody else' })
  await arrived
  expect(reading.doc.getMap('codings').get('coding-1')).toEqual({ by: 'somebody else' })
  const { tail } = await server.house.log.load(name)
  expect(tail.map(({ account }) => account)).toEqual([coder.id])
  const seen = new Promise<unknown>((resolve) =>
    reading.provider.awareness.on('change', () => {
      const user = reading.provider.awareness.getStates().get(writing.doc.clientID)?.['user']
      if (user) resolve(user)
    }),
  )
  writing.provider.awareness.setLocalStateField('user', {
    account: owner.id,
    name: 'Olga',
    initials: 'O',
    colour: 'blue',
  })
  expect(await seen).toMatchObject({ account: coder.id, name: 'Cora', initials: 'C' })
  writing.provider.destroy()
  reading.provider.destroy()
})

test('a connection rests longer than any web server in front of it keeps one', async () => {
  const caddyKeepsS = 120
  const answer = await fetch(`${server.url}/healthz`)
  const [, seconds] = /timeout=(\d+)/.exec(answer.headers.get('keep-alive') ?? '') ?? []
  expect(Number(seconds)).toBeGreaterThan(caddyKeepsS)
})

test('a server that ends lets its clients go with “try again”, keeps what they wrote, and starts again', async () => {
  const other = await embedded.makePlace()
  const start = () => startServer({ ...testSettings, ...other.options }, { logger: pino({ level: 'silent' }) })
  const [here, hereOwner] = [server, owner]
  server = await start()
  owner = await register('Otto')
  const id = (await send(owner, 'POST', '/api/projects', { name: 'Short' })).project.id as ProjectId
  const { doc, provider } = connect(owner, nameDocument('codebook', id))
  const watching = connect(owner, nameDocument('codebook', id))
  await Promise.all([provider, watching.provider].map((one) => new Promise((synced) => one.once('sync', synced))))
  // What one has seen of the other is committed.
  const committed = new Promise<void>((seen) => watching.doc.getMap('codes').observe(() => seen()))
  doc.getMap('codes').set('code-1', 'x')
  await committed
  watching.provider.destroy()
  provider.shouldConnect = false
  const closed = new Promise<number>((seen) => provider.once('connection-close', (event) => seen(event?.code ?? 0)))
  await server.close()
  expect(await closed).toBe(closeCodes.restarting.code)
  provider.destroy()
  await expect(fetch(`${server.url}/healthz`)).rejects.toThrow()
  server = await start()
  const again = connect(await signIn(owner), nameDocument('codebook', id))
  await new Promise((synced) => again.provider.once('sync', synced))
  expect(again.doc.getMap('codes').get('code-1')).toBe('x')
  again.provider.destroy()
  await server.close()
  await other.remove()
  server = here
  owner = hereOwner
})

/**
 * What the browser is measured on: one transcript of 20,000 words, brought in twice by the front door of a running
 * installation, once with 5,000 codings by four coders and once with none.
 */
import { generateCodings, generateTranscript } from '@intercoder/demo/generate'
import { openDocument, readCodebook } from '@intercoder/documents'
import type { CodeId } from '@intercoder/domain'
import { request, type APIRequestContext } from '@playwright/test'
import { WebSocket, type ClientOptions } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { until } from '../load-client.ts'

const words = 20_000
const sittingsEach = 5
const codingsASitting = 250
export const codings = 5_000
const coders = codings / sittingsEach / codingsASitting

export interface Study {
  /** Paths of the pages with the coded and the bare transcript. */
  coded: string
  bare: string
  /** How the coder signs in whose browser is measured. */
  signIn: { email: string; password: string }
}

interface Person {
  email: string
  password: string
  role: string
}

export async function layStudy(url: string): Promise<Study> {
  const { installation } = await read<{ installation: { demo: { signIns: Person[] } } }>(
    await visit(url),
    '/api/session',
  )
  const people = installation.demo.signIns.filter(({ role }) => role !== 'observer').slice(0, coders)
  const callers = await Promise.all(people.map((person) => signIn(url, person)))
  const [owner] = callers
  const [me] = people
  const [project] = owner ? await read<{ id: string }[]>(owner, '/api/projects') : []
  if (!owner || !me || !project || callers.length < coders) throw new Error('the demo study lacks people')
  const coded = await importTalk(owner, project.id, 'Coded')
  const bare = await importTalk(owner, project.id, 'Bare')
  for (const [place, caller] of callers.entries())
    await code({ url, caller, project: project.id, source: coded, place })
  await Promise.all(callers.map((caller) => caller.dispose()))
  const path = (source: string) => `/projects/${project.id}/sources/${source}`
  return { coded: path(coded), bare: path(bare), signIn: { email: me.email, password: me.password } }
}

function visit(url: string): Promise<APIRequestContext> {
  return request.newContext({ baseURL: url, extraHTTPHeaders: { origin: url } })
}

async function signIn(url: string, { email, password }: Person): Promise<APIRequestContext> {
  const caller = await visit(url)
  await send(caller, '/api/session', { data: { email, password } })
  return caller
}

async function read<T>(caller: APIRequestContext, path: string): Promise<T> {
  const answer = await caller.get(path)
  if (!answer.ok()) throw new Error(`${path}: ${await answer.text()}`)
  return (await answer.json()) as T
}

async function send<T>(caller: APIRequestContext, path: string, body: object): Promise<T> {
  const answer = await caller.post(path, body)
  if (!answer.ok()) throw new Error(`${path}: ${await answer.text()}`)
  return (await answer.json()) as T
}

async function importTalk(caller: APIRequestContext, project: string, name: string): Promise<string> {
  const { turns } = generateTranscript({ words, seed: 1 })
  const talk = turns.map(({ speaker, text }) => `${speaker}: ${text}`).join('\n\n')
  const { source } = await send<{ source: { id: string } }>(caller, `/api/projects/${project}/sources`, {
    multipart: {
      file: { name: `${name}.txt`, mimeType: 'text/plain', buffer: Buffer.from(talk) },
      settings: JSON.stringify({ name }),
    },
  })
  return source.id
}

interface Coder {
  url: string
  caller: APIRequestContext
  project: string
  source: string
  place: number
}

/** Makes one coder's layer, in sittings, and waits until the server has it. */
async function code({ url, caller, project, source, place }: Coder): Promise<void> {
  const { rounds } = await read<{ rounds: { id: string; everyone: boolean }[] }>(caller, `/api/projects/${project}`)
  const data = { round: rounds.find(({ everyone }) => everyone)?.id }
  const path = `/api/projects/${project}/sources/${source}/layer`
  const { layer } = await send<{ layer: { id: string } }>(caller, path, { data })
  const join = async (name: string) => joinDocument(url, await cookieOf(caller), name)
  const transcript = await join(`transcript/${source}`)
  const codebook = await join(`codebook/${project}`)
  const [mine, seen] = [await join(`layer/${layer.id}`), await join(`layer/${layer.id}`)]
  const codes = readCodebook(codebook.doc).codebook.codes.map(({ id }) => id as CodeId)
  for (let sitting = 0; sitting < sittingsEach; sitting++) {
    const { update } = generateCodings({
      count: codingsASitting,
      seed: 1 + place * sittingsEach + sitting,
      transcript: Y.encodeStateAsUpdate(transcript.doc),
      codes,
      startedAt: Date.now() - (sittingsEach - sitting) * 86_400_000,
    })
    Y.applyUpdate(mine.doc, update)
    const wanted = (sitting + 1) * codingsASitting
    if (!(await until(() => seen.doc.getMap('codings').size === wanted))) throw new Error('codings did not arrive')
  }
  for (const provider of [transcript, codebook, mine, seen]) provider.destroy()
}

async function cookieOf(caller: APIRequestContext): Promise<string> {
  const { cookies } = await caller.storageState()
  return cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
}

async function joinDocument(url: string, cookie: string, name: string): Promise<WebsocketProvider> {
  // A browser sends its cookie and origin by itself; in Node the socket has to be given them.
  class SignedIn extends WebSocket {
    constructor(address: string | URL, protocols?: string | string[], options?: ClientOptions) {
      super(address, protocols, { ...options, headers: { cookie, origin: url } })
    }
  }
  const provider = new WebsocketProvider(`${url.replace('http', 'ws')}/sync`, name, openDocument(), {
    WebSocketPolyfill: SignedIn as unknown as typeof globalThis.WebSocket,
    disableBc: true,
  })
  if (!(await until(() => provider.synced))) throw new Error(`${name} did not open`)
  return provider
}

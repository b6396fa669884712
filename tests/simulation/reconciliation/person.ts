/**
 * Somebody who takes part over HTTP on a bad line: a request is cut off before it is heard or after, and asked again until
 * there is an answer; and now and then something comes again that was answered long ago.
 */
import { readReconciliation } from '@intercoder/documents'
import type { AccountId, NewId } from '@intercoder/domain'
import type { DocumentName } from '@intercoder/sync'
import type { KilledServer } from '../killed-server.ts'
import type { Random } from '../random.ts'
import { Replica } from './replica.ts'
import { Secrecy } from './secrecy.ts'

export class World {
  readonly server: KilledServer
  readonly random: Random
  readonly secrecy = new Secrecy()
  readonly counts: Record<string, number> = {}
  /** Whether lines are bad. */
  isBad = false

  constructor(server: KilledServer, random: Random) {
    this.server = server
    this.random = random
  }

  count(what: string): void {
    this.counts[what] = (this.counts[what] ?? 0) + 1
  }
}

export interface Answer {
  status: number
  /** The JSON of the answer, as the story expects it to be; its text where it is none. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  body: any
}

export interface Act {
  kind: string
  id: string
}

export class Person {
  readonly name: string
  readonly account: AccountId
  readonly world: World
  readonly replicas: Replica[] = []
  /** Every act that was answered with yes, and where it was asked. */
  readonly done: { path: string; act: Act }[] = []
  talk: Replica | null = null
  readonly #cookie: string
  #ids = 0

  private constructor(world: World, name: string, account: AccountId, cookie: string) {
    this.world = world
    this.name = name
    this.account = account
    this.#cookie = cookie
  }

  static async register(world: World, name: string): Promise<Person> {
    const body = JSON.stringify({ name, email: `${name}@example.org`, password: `password of ${name}` })
    const headers = { 'content-type': 'application/json' }
    const answer = await fetch(`${addressOf(world)}/api/accounts`, { method: 'POST', body, headers })
    const [cookie = ''] = (answer.headers.get('set-cookie') ?? '').split(';')
    const { account } = (await answer.json()) as { account: { id: AccountId } }
    return new Person(world, name, account.id, cookie)
  }

  newId: NewId = <T extends string>() => `${this.name}-${String(++this.#ids).padStart(6, '0')}` as T

  get(path: string): Promise<Answer> {
    return this.ask('GET', path)
  }

  post(path: string, body?: object): Promise<Answer> {
    return this.ask('POST', path, body)
  }

  /** Asks until there is an answer. */
  async ask(method: string, path: string, body?: object | FormData): Promise<Answer> {
    for (;;) {
      const answer = await this.#try(method, path, body)
      if (answer && answer.status >= 500) throw new Error(`${method} ${path} ended in ${answer.status}`)
      if (answer) return answer
      await pause(15)
    }
  }

  /** An act, and whether it was done. It may be asked twice at once, as an impatient person does. */
  async act(path: string, act: Act & Record<string, unknown>): Promise<Answer> {
    const { world } = this
    const isImpatient = world.random.chance(0.1)
    const [answer, other] = await Promise.all([this.post(path, act), isImpatient ? this.post(path, act) : null])
    if (answer.status !== 200 && other?.status !== 200) {
      world.count(`refused: ${String(answer.body?.refusal?.why?.kind)}`)
      return answer
    }
    world.count(act.kind)
    this.done.push({ path, act })
    return answer.status === 200 ? answer : (other ?? answer)
  }

  /** What was done long ago comes again. */
  async repeat(): Promise<void> {
    if (this.done.length === 0) return
    const { path, act } = this.world.random.pick(this.done)
    const answer = await this.post(path, act)
    if (answer.status !== 200 || answer.body.repeated !== true)
      throw new Error(`${act.kind} came again and was answered ${JSON.stringify(answer)}`)
    this.world.count('repeats')
  }

  open(document: DocumentName): Replica {
    const url = `${addressOf(this.world).replace('http', 'ws')}/sync`
    const replica = new Replica({ url, cookie: this.#cookie }, document)
    this.replicas.push(replica)
    return replica
  }

  /** Opens the talk; every frame of it is searched. */
  openTalk(document: DocumentName): Replica {
    const { secrecy } = this.world
    const replica = this.open(document)
    replica.onFrame = (frame, take) => {
      const isEmpty = replica.doc.store.clients.size === 0
      secrecy.searchFrame(this.account, frame, replica.doc)
      take()
      if (isEmpty) secrecy.searchWhole(this.account, frame, replica.doc)
    }
    this.talk?.leave()
    this.talk = replica
    return replica
  }

  async #try(method: string, path: string, body?: object | FormData): Promise<Answer | null> {
    const { random, isBad, secrecy } = this.world
    const isCut = isBad && random.chance(0.15)
    const cut = isCut ? AbortSignal.timeout(1 + random.below(15)) : null
    const isForm = body instanceof FormData
    const headers = { cookie: this.#cookie, ...(body && !isForm ? { 'content-type': 'application/json' } : {}) }
    try {
      const sent = body === undefined ? null : isForm ? body : JSON.stringify(body)
      const answer = await fetch(`${addressOf(this.world)}${path}`, { method, headers, body: sent, signal: cut })
      const bytes = Buffer.from(await answer.arrayBuffer())
      const heard = Buffer.concat([Buffer.from(JSON.stringify([...answer.headers])), bytes])
      const known = this.talk ? readReconciliation(this.talk.doc).ballots : []
      secrecy.searchAnswer(this.account, heard, known)
      const isJson = answer.headers.get('content-type')?.includes('json')
      return { status: answer.status, body: isJson ? JSON.parse(bytes.toString()) : bytes.toString() }
    } catch {
      this.world.count('lost answers')
      return null
    }
  }
}

const addressOf = ({ server }: World) => `http://127.0.0.1:${server.port}`

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

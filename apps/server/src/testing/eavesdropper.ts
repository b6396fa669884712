import { messageTypes, readMessage, writeAwareness, writeStep1, type Message } from '@intercoder/sync'
import { once } from 'node:events'
import { WebSocket } from 'ws'
import type { Endpoint } from '../http/endpoint.ts'
import type { Person } from './person.ts'

/** As the awareness protocol writes it; clients of ours never ask. */
const askWhoIsHere = new Uint8Array([messageTypes.queryAwareness])

/** A raw client of somebody that asks for everything it can name, and keeps every byte that it is sent. */
export class Eavesdropper {
  readonly person: Person
  /** Bodies and headers of answers, and frames of sockets. */
  readonly received: Buffer[] = []
  readonly #url: string
  readonly #open = new Map<string, WebSocket>()

  /** `url` is where the rooms are, such as `ws://127.0.0.1:4321/sync`. */
  constructor(url: string, person: Person) {
    this.#url = url
    this.person = person
  }

  /** Asks every endpoint about everything that `named` gives for the names in its path; gives the answers by what was asked. */
  async askAll(endpoints: readonly Endpoint[], named: Record<string, readonly string[]>): Promise<Map<string, string>> {
    const answers = new Map<string, string>()
    for (const { method, path, request } of endpoints)
      for (const filled of fillAll(path, named))
        answers.set(`${method} ${filled}`, await this.ask(method, filled, request?.body ? {} : undefined))
    return answers
  }

  async ask(method: string, path: string, body?: unknown): Promise<string> {
    const answer = await this.person.send(method.toUpperCase(), path, body)
    const text =
      answer.body instanceof ArrayBuffer ? Buffer.from(answer.body).toString('latin1') : JSON.stringify(answer.body)
    const whole = `${answer.status} ${JSON.stringify([...answer.headers])} ${text}`
    this.received.push(Buffer.from(whole))
    return whole
  }

  /** Opens a document, asks for all of it and who is there, and stays. Gives the close code where it is shown out. */
  async enter(document: string): Promise<number | 'open'> {
    const socket = new WebSocket(`${this.#url}/${document}?ack=1`, { headers: { cookie: this.person.cookie ?? '' } })
    socket.on('error', () => {})
    const closed = once(socket, 'close').then(([code]) => code as number)
    const answered = new Promise<'open'>((resolve) => {
      socket.on('message', (data: Buffer) => {
        this.received.push(Buffer.from(data))
        if (readMessage(new Uint8Array(data))?.type === 'step2') resolve('open')
      })
    })
    socket.on('open', () => {
      const seen = { client: this.#open.size + 1_000, clock: 1, state: JSON.stringify({ looking: true }) }
      for (const frame of [writeStep1(new Uint8Array([0])), askWhoIsHere, writeAwareness([seen])]) socket.send(frame)
    })
    const outcome = await Promise.race([closed, answered])
    if (outcome === 'open') this.#open.set(document, socket)
    return outcome
  }

  async enterAll(documents: readonly string[]): Promise<Record<string, number | 'open'>> {
    return Object.fromEntries(await Promise.all(documents.map(async (one) => [one, await this.enter(one)] as const)))
  }

  /** What came of documents since so many pieces were received, by kind. Presence may be one's own, come back late. */
  kindsSince(count: number): Message['type'][] {
    const messages = this.received.slice(count).flatMap((piece) => readMessage(new Uint8Array(piece)) ?? [])
    return messages.map(({ type }) => type).filter((type) => type !== 'saved' && type !== 'awareness')
  }

  async leave(): Promise<void> {
    const sockets = [...this.#open.values()].filter(({ readyState }) => readyState !== WebSocket.CLOSED)
    this.#open.clear()
    await Promise.all(
      sockets.map((socket) => {
        socket.close()
        return once(socket, 'close')
      }),
    )
  }

  /** Which of these are anywhere in what was received. */
  find(traces: Record<string, string>): string[] {
    const all = Buffer.concat(this.received)
    return Object.entries(traces).flatMap(([name, trace]) => (all.includes(trace) ? [name] : []))
  }
}

function fillAll(path: string, named: Record<string, readonly string[]>): string[] {
  const [whole, name] = /\{(\w+)\}/.exec(path) ?? []
  if (!whole || !name) return [path]
  return (named[name] ?? ['no-such-thing']).flatMap((value) => fillAll(path.replace(whole, value), named))
}

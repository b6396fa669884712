/** A workshop that is going on, with as many people in it as are asked for, each on a socket of their own. */
import { writeAwareness } from '@intercoder/sync'
import { once } from 'node:events'
import { WebSocket } from 'ws'

const presenceEveryMs = 200

export class Participant {
  readonly url: string
  readonly cookie: string
  #socket: WebSocket | null = null
  #presence: NodeJS.Timeout | null = null
  #waiting = new Map<string, () => void>()

  private constructor(url: string, cookie: string) {
    this.url = url
    this.cookie = cookie
  }

  static async register(url: string, name: string): Promise<Participant> {
    const data = { name, email: `${name}@example.org`, password: 'one-of-a-few-words' }
    const answer = await send(url, '', 'POST', '/api/accounts', data)
    const [cookie = ''] = (answer.headers.get('set-cookie') ?? '').split(';')
    return new Participant(url, cookie)
  }

  async ask<T = unknown>(method: string, path: string, body?: object): Promise<T> {
    const answer = await send(this.url, this.cookie, method, path, body)
    const text = await answer.text()
    return (text ? JSON.parse(text) : null) as T
  }

  /** Comes into the room, and from then on says where the pointer is, five times a second. */
  async enter(workshop: string, client: number): Promise<void> {
    const headers = { cookie: this.cookie, origin: this.url }
    const socket = new WebSocket(`${this.url.replace('http', 'ws')}/sync/workshop/${workshop}?ack=1`, { headers })
    this.#socket = socket
    await once(socket, 'open')
    socket.on('message', (frame: Buffer) => this.#read(frame))
    let clock = 0
    const show = () =>
      socket.send(writeAwareness([{ client, clock: ++clock, state: JSON.stringify({ at: Math.sin(clock) }) }]))
    this.#presence = setInterval(show, presenceEveryMs)
  }

  /** Resolves with the milliseconds until a frame names `mark`, counted from now. */
  seen(mark: string): Promise<number> {
    const from = performance.now()
    return new Promise((resolve) => this.#waiting.set(mark, () => resolve(performance.now() - from)))
  }

  #read(frame: Buffer): void {
    // Type 0 is sync: what presence names is not what was done.
    if (frame[0] !== 0) return
    for (const [mark, resolve] of this.#waiting) {
      if (!frame.includes(mark)) continue
      this.#waiting.delete(mark)
      resolve()
    }
  }

  leave(): void {
    if (this.#presence) clearInterval(this.#presence)
    this.#socket?.terminate()
  }
}

export interface Session {
  path: string
  /** The first facilitates. */
  people: Participant[]
}

/** Plans and starts a workshop with everybody in it, who are members of its project already. */
export async function holdSession(people: Participant[], project: string, id: string): Promise<Session> {
  const [facilitator] = people
  if (!facilitator) throw new Error('nobody is there to facilitate')
  await facilitator.ask('POST', `/api/projects/${project}/workshops`, { id, name: id })
  const path = `/api/projects/${project}/workshops/${id}/acts`
  for (const [place, person] of people.entries()) await person.enter(id, place + 1)
  await facilitator.ask('POST', path, { kind: 'start', id: `start-of-${id}` })
  for (const [place, person] of people.entries())
    if (place > 0) await person.ask('POST', path, { kind: 'join', id: `join-${place}-of-${id}` })
  return { path, people }
}

/** A project whose members are all of them; answers its id. */
export async function gather([owner, ...others]: Participant[]): Promise<string> {
  if (!owner) throw new Error('nobody begins the project')
  const { project } = await owner.ask<{ project: { id: string } }>('POST', '/api/projects', {
    name: 'Workshops',
    description: '',
  })
  for (const other of others) {
    const data = { role: 'coder', cases: [], days: 1 }
    const { token } = await owner.ask<{ token: string }>('POST', `/api/projects/${project.id}/invitations`, data)
    await other.ask('POST', `/api/invitations/${token}/acceptance`)
  }
  return project.id
}

async function send(url: string, cookie: string, method: string, path: string, body?: object): Promise<Response> {
  const headers = { origin: url, ...(cookie ? { cookie } : {}), 'content-type': 'application/json' }
  const answer = await fetch(`${url}${path}`, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) })
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
  return answer
}

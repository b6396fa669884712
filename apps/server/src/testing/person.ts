import type { Account } from '@intercoder/domain'
import type { TestHouse } from './test-house.ts'

export interface Answer {
  status: number
  headers: Headers
  /** The JSON of the answer, as a test expects it to be; null where there is none. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  body: any
}

/** Somebody at a browser: keeps the cookie they are given and sends it back. */
export class Person {
  #house: TestHouse
  readonly registration: { name: string; email: string; password: string }
  account: Account | null = null
  cookie: string | null = null
  /** Sent with every request. */
  headers: Record<string, string> = {}
  address = '192.0.2.1'

  constructor(house: TestHouse, name = 'Nobody') {
    this.#house = house
    const email = `${name.toLowerCase().replaceAll(' ', '.')}@example.org`
    this.registration = { name, email, password: `password of ${name}` }
  }

  get id(): Account['id'] {
    if (!this.account) throw new Error('nobody has no account')
    return this.account.id
  }

  get(path: string): Promise<Answer> {
    return this.send('GET', path)
  }

  post(path: string, body?: unknown): Promise<Answer> {
    return this.send('POST', path, body)
  }

  put(path: string, body?: unknown): Promise<Answer> {
    return this.send('PUT', path, body)
  }

  patch(path: string, body?: unknown): Promise<Answer> {
    return this.send('PATCH', path, body)
  }

  delete(path: string, body?: unknown): Promise<Answer> {
    return this.send('DELETE', path, body)
  }

  signIn(password = this.registration.password): Promise<Answer> {
    return this.post('/api/session', { email: this.registration.email, password })
  }

  /** From now on they speak to another server on the same database. */
  moveTo(house: TestHouse): void {
    this.#house = house
  }

  /** The same person at another browser. */
  elsewhere(): Person {
    const other = new Person(this.#house, this.registration.name)
    other.account = this.account
    return other
  }

  upload(path: string, name: string, contents: string | Uint8Array<ArrayBuffer>, settings?: object): Promise<Answer> {
    const form = new FormData()
    form.set('file', new File([contents], name))
    if (settings) form.set('settings', JSON.stringify(settings))
    return this.#fetch('POST', path, form, {})
  }

  send(method: string, path: string, body?: unknown): Promise<Answer> {
    if (body === undefined) return this.#fetch(method, path, null, {})
    return this.#fetch(method, path, JSON.stringify(body), { 'content-type': 'application/json' })
  }

  async #fetch(
    method: string,
    path: string,
    body: string | FormData | null,
    more: Record<string, string>,
  ): Promise<Answer> {
    const headers = { ...(this.cookie ? { cookie: this.cookie } : {}), ...more, ...this.headers }
    const incoming = { socket: { remoteAddress: this.address } } as never
    const answer = await this.#house.house.app.request(path, { method, body, headers }, { incoming })
    this.#keepCookie(answer.headers.get('set-cookie'))
    const isJson = answer.headers.get('content-type')?.includes('json')
    return {
      status: answer.status,
      headers: answer.headers,
      body: isJson ? await answer.json() : await answer.arrayBuffer(),
    }
  }

  #keepCookie(header: string | null): void {
    if (!header) return
    const [pair = ''] = header.split(';')
    this.cookie = pair.endsWith('=') || /Max-Age=0/.test(header) ? null : pair
  }
}

/** A server on a database of its own, without a port unless asked, and people to send through its doors. */
import { createAdaptorServer } from '@hono/node-server'
import type { OpenDatabase } from '@intercoder/storage'
import { openTestDatabase } from '@intercoder/storage/testing'
import type { ProjectId, SourceId } from '@intercoder/domain'
import type { Limits } from '@intercoder/sync'
import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pino } from 'pino'
import { assemble, type House } from '../app.ts'
import type { Settings } from '../settings.ts'
import { welcomeSockets } from '../upgrade.ts'
import { Person } from './person.ts'

export const testSettings: Settings = {
  port: 0,
  host: '127.0.0.1',
  origin: null,
  dataDir: '/nowhere',
  databaseUrl: null,
  logLevel: 'silent',
  demo: false,
  trustProxy: false,
}

export class TestHouse {
  readonly house: House
  readonly database: OpenDatabase
  /** What the server takes for now; a test may move it. */
  now = Date.now()
  readonly #settings: Settings
  #server: Server | null = null

  private constructor(database: OpenDatabase, settings: Partial<Settings>, limits: Partial<Limits>) {
    this.database = database
    this.#settings = { ...testSettings, ...settings }
    const surroundings = { logger: pino({ level: 'silent' }), clock: () => this.now, limits }
    this.house = assemble(database, this.#settings, surroundings)
  }

  /** On a database in memory, unless another is given, which it then closes. */
  static async open(
    settings: Partial<Settings> = {},
    database?: OpenDatabase,
    limits: Partial<Limits> = {},
  ): Promise<TestHouse> {
    return new TestHouse(database ?? (await openTestDatabase()), settings, limits)
  }

  /** Opens a port for what has to come over the network, such as websockets; gives its address. */
  async listen(): Promise<string> {
    this.#server = createAdaptorServer({ fetch: this.house.app.fetch }) as Server
    welcomeSockets(this.#server, this.house, this.#settings)
    this.#server.listen(0, '127.0.0.1')
    await once(this.#server, 'listening')
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  async close(): Promise<void> {
    await this.house.drain()
    this.#server?.close()
    this.#server?.closeAllConnections()
    await this.database.close()
  }

  /** Somebody who is not signed in. */
  nobody(): Person {
    return new Person(this)
  }

  /** Registers and signs in. The first becomes the administrator, who opens registration to those who follow. */
  async register(name: string): Promise<Person> {
    const person = new Person(this, name)
    const registered = await person.post('/api/accounts', person.registration)
    if (registered.status !== 201) throw new Error(`${name} could not register: ${JSON.stringify(registered.body)}`)
    person.account = registered.body.account
    if (registered.body.account.administrator) await person.patch('/api/installation', { open: true })
    return person
  }

  async startProject(owner: Person, name = 'Records in hospitals'): Promise<ProjectId> {
    const made = await owner.post('/api/projects', { name })
    return made.body.project.id
  }

  /** Has `owner` invite somebody, who accepts. */
  async join(project: ProjectId, owner: Person, newcomer: Person, role: string, cases: string[] = []): Promise<void> {
    const offered = await owner.post(`/api/projects/${project}/invitations`, { role, cases })
    const accepted = await newcomer.post(`/api/invitations/${offered.body.token}/acceptance`)
    if (accepted.status !== 200) throw new Error(`an invitation was refused: ${JSON.stringify(accepted.body)}`)
  }

  async importText(project: ProjectId, by: Person, settings: object = {}, text = interview): Promise<SourceId> {
    const made = await by.upload(`/api/projects/${project}/sources`, 'interview.txt', text, settings)
    if (made.status !== 201) throw new Error(`an import was refused: ${JSON.stringify(made.body)}`)
    return made.body.source.id
  }
}

export const interview = `Interviewer: How did it begin?
Nurse: With a letter that nobody read.
Interviewer: And then?
Nurse: Then the screens came, and the paper stayed.
`

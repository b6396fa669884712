import { accept } from '@intercoder/domain'
import { ask, whenSignedOut, type Answer } from '#lib/api/ask.ts'
import { api, askBefore } from '#lib/api/client.ts'
import type { Installation, SignedIn } from '#lib/api/shapes.ts'
import type { Coder } from '#lib/coding/mark.ts'

export interface Registration {
  name: string
  email: string
  password: string
  /** The token of the invitation that allows it. */
  invitation?: string | undefined
}

/** The one place that knows who is signed in. */
class Session {
  account = $state.raw<SignedIn | null>(null)
  /** The same person as others see them beside their codings. */
  me: Coder | null = $derived(this.account && asCoder(this.account))
  installation = $state.raw<Installation>({ empty: false, open: false, demo: null })
  /** The session was ended from outside: in another window, from the list of sessions, or by time. */
  endedElsewhere = $state(false)
  #loaded = false
  #loading: Promise<Answer<null>> | null = null
  #leaving: Promise<unknown> | null = null

  constructor() {
    whenSignedOut(() => this.#end(true))
    askBefore(() => this.#isSomebody())
  }

  /** Asks the server once; other calls wait for that answer, or are answered from memory. */
  async load(): Promise<Answer<null>> {
    if (this.#loaded) return accept(null)
    this.#loading ??= this.reload().finally(() => (this.#loading = null))
    return this.#loading
  }

  async reload(): Promise<Answer<null>> {
    const answer = await ask(api.session.$get())
    if (!answer.ok) return answer
    const { account, installation } = answer.value
    this.installation = installation
    this.#loaded = true
    if (account) {
      this.account = account
      this.endedElsewhere = false
    } else {
      this.#end(true)
    }
    return accept(null)
  }

  async signIn(email: string, password: string): Promise<Answer<null>> {
    const answer = await ask(api.session.$post({ json: { email, password } }))
    return answer.ok ? this.reload() : answer
  }

  async register({ invitation, ...person }: Registration): Promise<Answer<null>> {
    const answer = await ask(api.accounts.$post({ json: { ...person, ...(invitation ? { invitation } : {}) } }))
    return answer.ok ? this.reload() : answer
  }

  async changeAccount(
    change: { name: string } | { password: { current: string; next: string } },
  ): Promise<Answer<null>> {
    const answer = await ask(api.account.$patch({ json: change }))
    if (!answer.ok) return answer
    this.account = answer.value.account
    return accept(null)
  }

  async signOut(): Promise<Answer<null>> {
    const asked = ask(api.session.$delete())
    this.#leaving = asked
    const answer = await asked
    if (!answer.ok && answer.refusal.kind !== 'signed-out') return answer
    this.#end(false)
    return accept(null)
  }

  /** Whether somebody is signed in, as far as can be known. */
  async #isSomebody(): Promise<boolean> {
    await Promise.all([this.load(), this.#leaving])
    return !this.#loaded || this.account !== null
  }

  #end(elsewhere: boolean): void {
    if (!this.account) return
    this.account = null
    this.endedElsewhere = elsewhere
  }
}

function asCoder({ id, name, initials, colour }: SignedIn): Coder {
  return { account: id, name, initials, colour }
}

export const session = new Session()

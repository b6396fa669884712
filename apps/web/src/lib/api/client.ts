import type { Api } from '@intercoder/server/api'
import { hc } from 'hono/client'

/** The server's HTTP API, typed by its own declarations. Every path begins with `/api`. */
export const { api } = hc<Api>(globalThis.location?.origin ?? '/')

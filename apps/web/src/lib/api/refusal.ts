import type { Refusal as ServerRefusal } from '@intercoder/server/api'

/** Why something was not done: the server's closed kinds with their facts, and the one that only a client can find. */
export type Refusal = ServerRefusal | { kind: 'unreachable' }

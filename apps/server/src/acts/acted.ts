/** What acting in a talk and in a workshop have in common: who asks, what they are answered, what stands against it. */
import { refuse, type AccountId, type Result } from '@intercoder/domain'
import type { Refusal } from '../http/refusal.ts'

/** `repeated` where the act had been done before, so that nothing changed. */
export type Acted = Result<{ repeated: boolean }, Refusal>

/** Who asks to act. When their turn has come, `admit` tells what the table of rights says of them then. */
export interface Applicant<Admitted> {
  account: AccountId
  admit(): Promise<Result<Admitted, Refusal>>
}

/** An act that a rule stands against. */
export function refuseAct(why: Extract<Refusal, { kind: 'act-refused' }>['why']) {
  return refuse({ kind: 'act-refused', why })
}

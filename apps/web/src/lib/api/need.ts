import { error, redirect } from '@sveltejs/kit'
import { explainRefusal } from '#lib/words/refusal.ts'
import type { Answer } from './ask.ts'
import type { OpenProject } from './shapes.ts'

const statuses: Record<string, number> = {
  forbidden: 403,
  unknown: 404,
  'invitation-unknown': 404,
  unreachable: 503,
  failed: 500,
}

/** For loading a page: the value, or the page that says why there is none. */
export async function need<T>(asked: Promise<Answer<T>>): Promise<T> {
  const answer = await asked
  if (answer.ok) return answer.value
  const { refusal } = answer
  if (refusal.kind === 'signed-out') redirect(307, signInPath())
  return error(statuses[refusal.kind] ?? 400, { message: explainRefusal(refusal), refusal })
}

/** For pages that exist only for whoever may do something. */
export function needAbility(open: OpenProject, ability: OpenProject['abilities'][number]): void {
  if (open.abilities.includes(ability)) return
  const refusal = { kind: 'forbidden' } as const
  error(statuses[refusal.kind] ?? 400, { message: explainRefusal(refusal), refusal })
}

/** Where to sign in, and to come back from to the place one is at. */
export function signInPath(from: { pathname: string; search: string } = location): string {
  const next = `${from.pathname}${from.search}`
  return next === '/' || next === '/projects' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(next)}`
}

/** The path to go to after signing in; only ever one of ours. */
export function nextPath(params: { get(name: string): string | null }): string {
  const next = params.get('next') ?? ''
  return /^\/(?![/\\])/.test(next) ? next : '/projects'
}

import type { AccountId } from '@intercoder/domain'
import type { OpenProject } from '#lib/api/shapes.ts'

/** Names the members of a project, and those who were. */
export function memberNames(open: OpenProject): (account: AccountId) => string {
  const names = new Map(open.members.map(({ account, name }) => [account, name]))
  return (account) => names.get(account) ?? 'a former member'
}

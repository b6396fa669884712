import { abilitiesOf, standingOf, type Case, type CaseId } from '@intercoder/domain'
import type { OpenProject } from '#lib/api/shapes.ts'

/** Says of each case whether I may edit it, by the same table of rights that the server asks. */
export function caseEditor(open: OpenProject, account: string): (one: Pick<Case, 'id'>) => boolean {
  const me = open.members.find((member) => member.account === account)
  const member = { role: open.role, cases: (me?.cases ?? []) as CaseId[] }
  return ({ id }) => abilitiesOf(standingOf(member, id), { kind: 'case' }).includes('case.edit')
}

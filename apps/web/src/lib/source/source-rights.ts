import { abilitiesOf, standingOf, type Ability, type CaseId, type Source } from '@intercoder/domain'
import type { OpenProject } from '#lib/api/shapes.ts'

/** What I may do to a source, by the same table of rights that the server asks. */
export function abilitiesOn(source: Pick<Source, 'case'>, open: OpenProject, account: string): Ability[] {
  const me = open.members.find((member) => member.account === account)
  const member = { role: open.role, cases: (me?.cases ?? []) as CaseId[] }
  return abilitiesOf(standingOf(member, source.case), { kind: 'source', deleted: false })
}

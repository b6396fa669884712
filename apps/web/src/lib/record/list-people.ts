import type { AuditPage, ListedMember } from '#lib/api/shapes.ts'

/** Whose acts can be looked for: members, then whoever did something on record and is a member no more. */
export function listPeople(
  members: readonly Pick<ListedMember, 'account' | 'name'>[],
  actors: AuditPage['actors'],
): { value: string; label: string }[] {
  const here = new Set(members.map(({ account }) => account))
  const gone = actors.filter(({ account }) => !here.has(account))
  return [
    { value: '', label: 'Everybody' },
    ...members.map(({ account, name }) => ({ value: account, label: name })),
    ...gone.map(({ account, name }) => ({ value: account, label: `${name}, a former member` })),
  ]
}

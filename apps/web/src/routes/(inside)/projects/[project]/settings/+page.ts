import { needAbility } from '#lib/api/need.ts'

export const load = async ({ parent }) => needAbility((await parent()).open, 'project.edit')

import type { Role } from '@intercoder/domain'

export const roleNames: Record<Role, string> = { owner: 'Owner', lead: 'Lead', coder: 'Coder', observer: 'Observer' }

/** What each role may do, in a line for whoever chooses one. */
export const roleMeanings: Record<Role, string> = {
  owner: 'Everything, also members and the project itself',
  lead: 'Codes, and looks after the sources of named cases',
  coder: 'Codes, and edits the codebook',
  observer: 'Reads, and changes nothing',
}

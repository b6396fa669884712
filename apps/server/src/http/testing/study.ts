import type { ProjectId, SourceId } from '@intercoder/domain'
import { newId } from '../../accounts/token.ts'
import type { Person, TestHouse } from '../../testing/index.ts'
import type { Endpoint } from '../endpoint.ts'

/** What a path names. */
type Name =
  | 'project'
  | 'source'
  | 'case'
  | 'attribute'
  | 'invitation'
  | 'account'
  | 'token'
  | 'session'
  | 'code'
  | 'round'
  | 'layer'
  | 'version'
  | 'workshop'

/** A project with one of everything that a path can name but layers and codes, of which none is there. */
export interface Study {
  owner: Person
  project: ProjectId
  /** Where it is asked about. */
  own: string
  /** `account` is a coder of it, `session` its owner's. */
  ids: Record<Name, string>
  /** A source that can only be restored. */
  deleted: SourceId
}

/** `name` is its owner's. */
export async function makeStudy(house: TestHouse, name: string): Promise<Study> {
  const owner = await house.register(name)
  const coder = await house.register(`Coder of ${name}`)
  const project = await house.startProject(owner, `Study of ${name}`)
  const own = `/api/projects/${project}`
  await house.join(project, owner, coder, 'coder')
  const make = async (what: string, given: object) => {
    const { status, body } = await owner.post(`${own}/${what}`, given)
    if (status >= 400) throw new Error(`${what} were refused: ${JSON.stringify(body)}`)
    return body
  }
  const hospital = (await make('cases', { name: 'Hospital H' })).id
  const source = await house.importText(project, owner, { case: hospital }, `${name}: Words that are mine.`)
  const deleted = await house.importText(project, owner, { case: hospital }, `${name}: Words that were mine.`)
  await owner.delete(`${own}/sources/${deleted}`)
  await owner.put(`${own}/waves`, [{ name: 'T1' }])
  const { invitation, token } = await make('invitations', { role: 'coder' })
  const ids = {
    project,
    source,
    case: hospital,
    attribute: (await make('attributes', { name: 'Beds', kind: 'number' })).id,
    invitation: invitation.id,
    token,
    account: coder.id,
    session: (await owner.get('/api/sessions')).body[0].id,
    code: 'a-code-of-no-project',
    round: (await owner.get(own)).body.rounds[0].id,
    layer: 'a-layer-of-no-round',
    version: (await make('versions', { name: 'First' })).version.id,
    workshop: (await make('workshops', { id: newId(), name: 'Workshop' })).id,
  }
  return { owner, project, own, ids, deleted }
}

/** The ids for the path of an endpoint: nothing but what is deleted can be restored. */
export function idsFor(endpoint: Endpoint, { ids, deleted }: Study): Record<Name, string> {
  return endpoint['x-ability'] === 'source.restore' ? { ...ids, source: deleted } : ids
}

/** What its owner sees of a study. */
export async function lookAt({ owner, own, ids }: Study): Promise<unknown> {
  const parts = ['', '/cases', '/sources', `/sources/${ids.source}`, '/invitations', '/members']
  return Promise.all(parts.map(async (part) => (await owner.get(own + part)).body))
}

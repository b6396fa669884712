import { ask } from '#lib/api/ask.ts'
import { api } from '#lib/api/client.ts'
import type { NamedVersion } from './codebook-versions.ts'

/** Oldest first; none where the codebook has never been named, or they cannot be had just now. */
export async function findVersions(project: string): Promise<readonly NamedVersion[]> {
  const found = await ask(api.projects[':project'].versions.$get({ param: { project } }))
  return found.ok ? found.value : []
}

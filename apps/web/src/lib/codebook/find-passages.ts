import type { AccountId, SourceId } from '@intercoder/domain'
import { ask } from '#lib/api/ask.ts'
import { api } from '#lib/api/client.ts'
import type { OpenProject } from '#lib/api/shapes.ts'
import type { FindPassages } from './coded-passage.ts'

/** Finds the passages of a code in the whole project, by asking the server. */
export function findPassages(open: OpenProject): FindPassages {
  return async (code) => {
    const project = open.project.id
    const [codings, sources] = await Promise.all([
      ask(api.projects[':project'].codes[':code'].codings.$get({ param: { project, code } })),
      ask(api.projects[':project'].sources.$get({ param: { project } })),
    ])
    if (!codings.ok) return null
    const names = new Map<SourceId, string>(
      sources.ok ? sources.value.map(({ source }) => [source.id, source.name]) : [],
    )
    const coders = new Map<AccountId, string>(open.members.map((member) => [member.account, member.name]))
    return codings.value.map((coding) => ({
      id: coding.id,
      at: coding.at,
      code: coding.code,
      quote: coding.quote,
      place: coding.place,
      coder: coding.coder ? (coders.get(coding.coder) ?? 'A former member') : 'Consensus',
      source: names.get(coding.source) ?? '',
      sourceId: coding.source,
      version: coding.version,
    }))
  }
}

import { ask, type Answer } from '#lib/api/ask.ts'
import { api } from '#lib/api/client.ts'
import type { MyWork, OpenSource } from '#lib/api/shapes.ts'
import type { NamedVersion } from '#lib/round/codebook-versions.ts'
import { findVersions } from '#lib/round/find-versions.ts'

/** A source with the layers that I may see, and what I am to code. */
export interface Found {
  source: OpenSource
  work: readonly MyWork[]
}

/** What a transcript is opened with, on its way. */
export interface Asked {
  found: Promise<Answer<Found>>
  versions: Promise<readonly NamedVersion[]>
  /** Milliseconds since 1970. */
  at: number
}

/** An address is also asked for when the pointer rests on a link to it: by the time of the click it may be long ago. */
const freshMs = 5_000

export function askForSource(project: string, source: string): Asked {
  return { found: findSource(project, source), versions: findVersions(project), at: Date.now() }
}

export function isFresh({ at }: Asked): boolean {
  return Date.now() - at < freshMs
}

export async function findSource(project: string, id: string): Promise<Answer<Found>> {
  const param = { project, source: id }
  const [source, work] = await Promise.all([
    ask(api.projects[':project'].sources[':source'].$get({ param })),
    ask(api.projects[':project']['my-work'].$get({ param })),
  ])
  if (!source.ok) return source
  return work.ok ? { ok: true, value: { source: source.value, work: work.value } } : work
}

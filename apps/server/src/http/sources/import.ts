/** From a file that somebody brings to a source with its transcript. */
import { refuse, accept, type Result, type SourceId } from '@intercoder/domain'
import { findSameFile } from '@intercoder/storage'
import { nameDocument } from '@intercoder/sync'
import { createHash } from 'node:crypto'
import type { z } from '@hono/zod-openapi'
import { addSource } from '../../audit/recorded.ts'
import type { FileJob } from '../../imports/file-job.ts'
import { describeIssues, refused } from '../answer.ts'
import { askerOf, reachOf, type Deps, type Http } from '../context.ts'
import type { Refusal } from '../refusal.ts'
import { flawOfPlace } from './routes.ts'
import { importSettings, sourceEndpoints } from './schema.ts'

type Settings = z.output<typeof importSettings>

export function serveImport(app: Http, deps: Deps): void {
  const { db, files, log, clock, newId } = deps

  app.openapi(sourceEndpoints.preview, async (c) => {
    const form = c.req.valid('form')
    const settings = readSettings(form.settings ?? '{}')
    if (!settings.ok) return refused(c, settings.refusal)
    const charset = form.charset ?? settings.value.charset
    const { job, contentHash } = await receive(form.file, { ...settings.value, charset }, false)
    const read = await files.read(job)
    if (!read.ok) return refused(c, { kind: 'unreadable', why: read.refusal })
    const { transcript, turns, sample } = read.value
    const sameAs = await findSameFile(db, reachOf(c).project.id, contentHash)
    return c.json({ ...transcript, name: transcript.name || job.fileName, turns, sample, sameAs }, 200)
  })

  app.openapi(sourceEndpoints.import, async (c) => {
    const form = c.req.valid('form')
    const settings = readSettings(form.settings)
    if (!settings.ok) return refused(c, settings.refusal)
    const reach = reachOf(c)
    const flaw = await flawOfPlace(db, reach, settings.value, null)
    if (flaw) return refused(c, flaw)
    const { job, contentHash } = await receive(form.file, settings.value, true)
    const read = await files.read(job)
    if (!read.ok) return refused(c, { kind: 'unreadable', why: read.refusal })
    const { transcript, turns, update } = read.value
    if (!update) throw new Error('a source was to come of a file and no document was begun')
    const { kind, case: inCase, wave, date, participants } = settings.value
    const name = settings.value.name ?? (transcript.name || job.fileName)
    const id = newId<SourceId>()
    const source = { id, project: reach.project.id, name, kind, case: inCase, wave, date, participants }
    const added = { addedBy: askerOf(c).account.id, addedAt: clock() }
    // The transcript first: a source that is there can always be opened.
    await log.append([{ document: nameDocument('transcript', id), account: added.addedBy, at: added.addedAt, update }])
    const file = { name: job.fileName, mediaType: form.file.type.slice(0, 200), bytes: job.bytes }
    await addSource(db, { source, words: transcript.words, turns, ...added, file, contentHash })
    return c.json({ source }, 201)
  })
}

async function receive(
  file: File,
  { charset, speakers }: Pick<Settings, 'charset' | 'speakers'>,
  begin: boolean,
): Promise<{ job: FileJob; contentHash: string }> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  const contentHash = createHash('sha256').update(bytes).digest('hex')
  const options = { ...(charset === undefined ? {} : { charset }), speakers }
  return { job: { bytes, fileName: cleanName(file.name), options, begin }, contentHash }
}

function readSettings(text: string): Result<Settings, Refusal> {
  const parsed = importSettings.safeParse(parse(text))
  return parsed.success ? accept(parsed.data) : refuse(describeIssues(parsed.error))
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The last part of whatever path a browser sends, without what no file system would take. */
function cleanName(name: string): string {
  const last = name.toWellFormed().split(/[/\\]/).at(-1) ?? ''

  return last.replace(/[\x00-\x1f\x7f]/g, '').slice(-255) || 'file'
}

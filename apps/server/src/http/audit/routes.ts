import type { AccountId, LayerId, ProjectId } from '@intercoder/domain'
import {
  listActors,
  listAudit,
  listConsensuses,
  listNames,
  recordAudit,
  type AuditFilter,
  type Database,
  type KeptEntry,
} from '@intercoder/storage'
import { writeAuditCsv } from '../../audit/audit-csv.ts'
import { askerOf, reachOf, type Deps, type Http } from '../context.ts'
import { auditEndpoints } from './schema.ts'

const pageLength = 100

export function serveAudit(app: Http, { db, clock }: Deps): void {
  app.openapi(auditEndpoints.list, async (c) => {
    const { before = null, ...filter } = c.req.valid('query')
    const project = reachOf(c).project.id
    const found = await listAudit(db, project, { ...filter, before, limit: pageLength + 1 })
    const entries = found.slice(0, pageLength)
    const accounts = [...(await namesIn(db, entries))].map(([account, name]) => ({ account, name }))
    const talks = await listConsensuses(db, project, entries.flatMap(consensusIn))
    const actors = await listActors(db, project)
    return c.json({ entries, accounts, actors, talks, more: found.length > pageLength }, 200)
  })

  app.openapi(auditEndpoints.export, async (c) => {
    const project = reachOf(c).project.id
    const entries = await listAll(db, project, c.req.valid('query'))
    const facts = { what: 'record', round: null, rows: entries.length }
    await recordAudit(db, { project, account: askerOf(c).account.id, at: clock(), kind: 'exported', facts })
    return c.body(writeAuditCsv(entries, await namesIn(db, entries)), 200, {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': 'attachment; filename="record.csv"',
      'X-Content-Type-Options': 'nosniff',
    })
  })
}

/** Oldest first. */
async function listAll(db: Database, project: ProjectId, filter: AuditFilter): Promise<KeptEntry[]> {
  const all: KeptEntry[] = []
  for (;;) {
    const page = await listAudit(db, project, { ...filter, before: all.at(-1)?.id ?? null, limit: 1000 })
    all.push(...page)
    if (page.length < 1000) return all.toReversed()
  }
}

/** Whoever acted or was acted on, by name. */
function namesIn(db: Database, entries: readonly KeptEntry[]): Promise<Map<AccountId, string>> {
  return listNames(db, [...new Set(entries.flatMap(accountsIn))])
}

function accountsIn(entry: KeptEntry): AccountId[] {
  switch (entry.kind) {
    case 'member-joined':
    case 'member-changed':
    case 'member-removed':
      return [entry.account, entry.facts.member]
    case 'assigned':
    case 'unassigned':
      return [entry.account, ...entry.facts.pairs.map(({ coder }) => coder)]
    case 'workshop-held':
      return [entry.account, ...entry.facts.present]
    default:
      return [entry.account]
  }
}

function consensusIn(entry: KeptEntry): LayerId[] {
  switch (entry.kind) {
    case 'ballot-opened':
    case 'ballot-revealed':
    case 'decided':
    case 'decision-undone':
      return [entry.facts.layer]
    default:
      return []
  }
}

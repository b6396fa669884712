import type { AuditKind } from '@intercoder/domain'

/** What one looks for in a record, as kinds of entries, under the word that stands in the address. */
export const topics: Record<string, { label: string; kinds: readonly AuditKind[] }> = {
  rounds: {
    label: 'Rounds',
    kinds: ['round-created', 'round-changed', 'round-removed', 'assigned', 'unassigned', 'source-released'],
  },
  layers: { label: 'Submitted layers', kinds: ['layer-sealed', 'layer-reopened', 'layer-overseen'] },
  reconciliation: {
    label: 'Reconciliation',
    kinds: [
      'ballot-opened',
      'ballot-revealed',
      'decided',
      'decision-undone',
      'source-reconciled',
      'reconciliation-reopened',
      'workshop-held',
    ],
  },
  people: {
    label: 'People',
    kinds: ['member-joined', 'member-changed', 'member-removed', 'invitation-made', 'invitation-revoked'],
  },
  sources: {
    label: 'Sources and codebook',
    kinds: ['source-added', 'source-deleted', 'source-restored', 'version-named'],
  },
  project: { label: 'The project', kinds: ['project-created', 'project-changed', 'project-deleted'] },
  exports: { label: 'Exports', kinds: ['exported'] },
}

import type { AttributeKind, CaseKind, SourceKind } from '@intercoder/domain'

export const sourceKindNames: Record<SourceKind, string> = {
  interview: 'Interview',
  observation: 'Observation',
  'field-note': 'Field note',
  document: 'Document',
}

export const caseKindNames: Record<CaseKind, string> = { site: 'Site', person: 'Person', other: 'Other' }

export const attributeKindNames: Record<AttributeKind, string> = {
  text: 'Text',
  number: 'Number',
  choice: 'Choice',
  date: 'Date',
}

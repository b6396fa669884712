import type { AttributeId, CaseId, ProjectId } from '../ids.ts'

export const attributeKinds = ['text', 'number', 'choice', 'date'] as const
export type AttributeKind = (typeof attributeKinds)[number]

/** A column of the case table. */
export interface Attribute {
  id: AttributeId
  name: string
  kind: AttributeKind
  /** The allowed values of a choice, in order; empty for the other kinds. */
  choices: string[]
}

/** A value as it is kept: text and choice as they are, number as a JSON number, date as YYYY-MM-DD. */
export type AttributeValue = string | number | null

export const caseKinds = ['site', 'person', 'other'] as const
export type CaseKind = (typeof caseKinds)[number]

/** What is studied, such as a hospital. A source belongs to a case and a wave. */
export interface Case {
  id: CaseId
  project: ProjectId
  name: string
  kind: CaseKind
  values: Record<AttributeId, AttributeValue>
}

/** A period of data collection, in order: T1, T2. */
export interface Wave {
  name: string
  order: number
}

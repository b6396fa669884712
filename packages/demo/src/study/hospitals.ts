import type { AttributeKind, AttributeValue } from '@intercoder/domain'

/** A column of the table of hospitals. */
export interface DraftAttribute {
  name: string
  kind: AttributeKind
  choices: string[]
}

/** A hospital by its letter, with a value for each column in their order. */
export interface DraftHospital {
  letter: string
  values: AttributeValue[]
}

const stages = [
  'Planned',
  'Being built',
  'First ward',
  'Front desk',
  'Tests and results',
  'Clinical notes',
  'Medicines',
]

export const waves = ['T1', 'T2']

export const attributes: DraftAttribute[] = [
  {
    name: 'Type of trust',
    kind: 'choice',
    choices: ['District general', 'Teaching', 'Specialist', 'Mental health', 'Community'],
  },
  { name: 'Beds', kind: 'number', choices: [] },
  { name: 'Staff', kind: 'number', choices: [] },
  { name: 'Region', kind: 'choice', choices: ['North', 'Midlands', 'East', 'London', 'South West'] },
  { name: 'Record system', kind: 'choice', choices: ['Quillane', 'Brightmere', 'Oxlip'] },
  { name: 'Software at T1', kind: 'choice', choices: stages },
  { name: 'Software at T2', kind: 'choice', choices: stages },
  { name: 'First in use', kind: 'date', choices: [] },
  { name: 'Led from', kind: 'choice', choices: ['Northmoor', 'Castlebridge', 'Ardmouth'] },
  { name: 'In a few words', kind: 'text', choices: [] },
]

// prettier-ignore
export const hospitals: DraftHospital[] = [
  { letter: 'A', values: ['District general', 540, 3100, 'South West', 'Brightmere', 'Front desk', 'Clinical notes', '2022-02-14', 'Northmoor', 'The clerks went first, and had to make sense of it for everyone else.'] },
  { letter: 'C', values: ['District general', 480, 2900, 'North', 'Oxlip', 'First ward', 'Clinical notes', '2022-04-04', 'Castlebridge', 'One ward alone through a summer, then five at once.'] },
  { letter: 'D', values: ['Mental health', 310, 2200, 'East', 'Quillane', 'First ward', 'Clinical notes', '2022-01-17', 'Ardmouth', 'Visits at home, laptops in cars, and notes written at kitchen tables.'] },
  { letter: 'F', values: ['Specialist', 190, 1500, 'London', 'Quillane', 'Tests and results', 'Medicines', '2021-06-21', 'Northmoor', 'Children only. Every dose hangs on a weight.'] },
  { letter: 'H', values: ['Teaching', 640, 4000, 'East', 'Quillane', 'Being built', 'Clinical notes', '2022-09-10', 'Castlebridge', 'Five dates, one mug, and a transplant unit that the forms do not foresee.'] },
  { letter: 'J', values: ['Teaching', 980, 6100, 'London', 'Quillane', 'Tests and results', 'Tests and results', '2021-03-08', 'Ardmouth', 'Has stood still for a year, by decision.'] },
  { letter: 'L', values: ['Community', 120, 1900, 'South West', 'Brightmere', 'Planned', 'Front desk', '2022-10-03', 'Ardmouth', 'Nine small hospitals and no good signal at six of them.'] },
  { letter: 'N', values: ['Teaching', 1420, 7000, 'South West', 'Brightmere', 'Being built', 'Medicines', '2022-05-09', 'Northmoor', 'A slogan in the lifts, and thirty-eight conditions.'] },
  { letter: 'Q', values: ['District general', 560, 3400, 'Midlands', 'Oxlip', 'Being built', 'Clinical notes', '2022-05-16', 'Northmoor', 'A library under the car park, three miles from hospital N and across a border.'] },
  { letter: 'S', values: ['District general', 430, 2700, 'North', 'Oxlip', 'Planned', 'Planned', null, 'Castlebridge', 'Left the programme between the waves; still talks of nothing else.'] },
  { letter: 'V', values: ['Mental health', 260, 1800, 'Midlands', 'Oxlip', 'Planned', 'First ward', '2022-11-21', 'Ardmouth', 'Watches hospital Q, and intends to do it slower.'] },
  { letter: 'X', values: ['District general', 720, 4600, 'North', 'Oxlip', 'Front desk', 'Front desk', '2021-11-29', 'Castlebridge', 'Two merged hospitals with two old systems, both of which are still on.'] },
]

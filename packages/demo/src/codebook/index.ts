/** The codebook of the demo study: six themes, their codes, and what each is for. */
import type { DraftCode } from './draft-code.ts'
import { peopleAndSkill } from './people-and-skill.ts'
import { runningTheChange } from './running-the-change.ts'
import { safetyAndWorth } from './safety-and-worth.ts'
import { supplierAndRules } from './supplier-and-rules.ts'
import { theRecord } from './the-record.ts'
import { workAndTime } from './work-and-time.ts'

export const themes: DraftCode[] = [
  theRecord,
  workAndTime,
  peopleAndSkill,
  runningTheChange,
  supplierAndRules,
  safetyAndWorth,
]

/** What was collected: every file with what is known about it. */
import type { Participant, SourceKind } from '@intercoder/domain'

export interface Material {
  /** Folder and name inside this package; a table of codings bears the same name. */
  file: string
  name: string
  kind: SourceKind
  hospital: string
  wave: string
  date: string
  participants: Participant[]
}

interface Met {
  hospital: string
  wave: string
  date: string
}

/** As they are named in quotations, where the speaker's label alone would not say it. */
const roles: Record<string, string> = {
  'Ward sister': 'nurse',
  'Ward clerk': 'administrator',
  'IT programme manager': 'IT professional',
  'Chief executive': 'manager',
  'Medical records manager': 'administrator',
  'Junior doctor': 'doctor in training',
  Consultant: 'consultant physician',
}

export const material: Material[] = [
  observed('c-t1-go-live-morning.txt', 'Ward, go-live morning', { hospital: 'C', wave: 'T1', date: '2022-04-04' }),
  interview('q-t1-records-manager.md', 'Medical records manager', { hospital: 'Q', wave: 'T1', date: '2022-03-22' }),
  interview('n-t1-chief-executive.vtt', 'Chief executive', { hospital: 'N', wave: 'T1', date: '2022-03-15' }),
  interview('a-t1-ward-clerk.txt', 'Ward clerk', { hospital: 'A', wave: 'T1', date: '2022-04-26' }),
  interview('c-t1-ward-sister.md', 'Ward sister', { hospital: 'C', wave: 'T1', date: '2022-05-10' }),
  interview('h-t1-it-manager.vtt', 'IT programme manager', { hospital: 'H', wave: 'T1', date: '2022-05-12' }),
  minuted('h-t1-programme-board.txt', 'Programme board, minutes', { hospital: 'H', wave: 'T1', date: '2022-05-19' }),
  interview('q-t2-junior-doctor.vtt', 'Junior doctor', { hospital: 'Q', wave: 'T2', date: '2022-12-13' }),
  interview('a-t2-trainer.txt', 'Trainer', { hospital: 'A', wave: 'T2', date: '2023-01-17' }),
  interview('c-t2-ward-sister.md', 'Ward sister', { hospital: 'C', wave: 'T2', date: '2023-02-07' }),
  interview('h-t2-consultant.txt', 'Consultant', { hospital: 'H', wave: 'T2', date: '2023-02-16' }),
  interview('n-t2-pharmacist.md', 'Pharmacist', { hospital: 'N', wave: 'T2', date: '2023-02-21' }),
]

function interview(file: string, speaker: string, met: Met): Material {
  const participants = [
    { speaker: 'Interviewer', role: 'researcher' },
    { speaker, role: roles[speaker] ?? speaker.toLowerCase() },
  ]
  return { file: `interviews/${file}`, name: nameAt(met, speaker), kind: 'interview', ...met, participants }
}

function observed(file: string, what: string, met: Met): Material {
  return { file: `other-sources/${file}`, name: nameAt(met, what), kind: 'observation', ...met, participants: [] }
}

function minuted(file: string, what: string, met: Met): Material {
  return { file: `other-sources/${file}`, name: nameAt(met, what), kind: 'document', ...met, participants: [] }
}

function nameAt({ hospital, wave }: Met, what: string): string {
  return `${hospital} ${wave} ${what}`
}

import type { Role } from '@intercoder/domain'

/** Somebody of the team. The initials head their lines in the tables of codings. */
export interface Person {
  initials: string
  name: string
  email: string
  role: Role
  /** The letters of the hospitals they lead. */
  leads: string[]
  university: string
  /** Who they are and how they code. */
  profile: string
}

/** Everybody's password. It opens nothing but an invented study. */
export const demoPassword = 'paper-to-screen'

export const people: Person[] = [
  {
    initials: 'IF',
    name: 'Ines Ferreira',
    email: 'ines@example.org',
    role: 'owner',
    leads: [],
    university: 'University of Northmoor',
    profile: 'Sociologist of work, began the study. Codes phrases, and asks of every tool whom it is for.',
  },
  {
    initials: 'KA',
    name: 'Kwame Asante',
    email: 'kwame@example.org',
    role: 'lead',
    leads: ['C', 'H'],
    university: 'Castlebridge University',
    profile: 'Studies organisations, leads hospitals C and H. Codes whole answers, and few of them.',
  },
  {
    initials: 'YT',
    name: 'Yuki Tanabe',
    email: 'yuki@example.org',
    role: 'coder',
    leads: [],
    university: 'Castlebridge University',
    profile: 'Linguist, in the second year of a doctorate. Codes closely, often twice, and never misses a joke.',
  },
  {
    initials: 'TW',
    name: 'Tomasz Wójcik',
    email: 'tomasz@example.org',
    role: 'coder',
    leads: [],
    university: 'University of Ardmouth',
    profile: 'Was a hospital pharmacist for nine years. Reads for safety and for things, and doubts his boundaries.',
  },
  {
    initials: 'LH',
    name: 'Leila Haddad',
    email: 'leila@example.org',
    role: 'observer',
    leads: [],
    university: 'Patients’ panel of the study',
    profile: 'Reads along for the patients’ panel. Codes nothing, comments at the workshops.',
  },
]

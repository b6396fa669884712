/** What minutes say, with everybody and everything by name. Times are milliseconds since 1970. */
export interface Minutes {
  project: string
  name: string
  facilitator: string
  startedAt: number | null
  endedAt: number | null
  attendance: { name: string; stretches: { from: number; until: number | null }[] }[]
  items: MinutedItem[]
  /** Decisions made in the meantime about what was not on the agenda. */
  elsewhere: MinutedDecision[]
  notes: MinutedNote[]
}

export interface MinutedItem {
  title: string
  about: string
  quote: string
  decisions: MinutedDecision[]
  notes: MinutedNote[]
}

export interface MinutedDecision {
  source: string
  codes: string[]
  outcome: 'consensus' | 'as-is' | 'codebook'
  /** What went into the consensus. */
  result: string
  reason: string
  by: string
  at: number
  undone: boolean
  /** Of the ballots that were revealed about it: each proposal with who voted for it. */
  votes: { proposal: string; voters: string[] }[]
}

export interface MinutedNote {
  words: string
  by: string
  at: number
}

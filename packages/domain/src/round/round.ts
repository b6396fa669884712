import type { ProjectId, RoundId } from '../ids.ts'

/** Who codes what under which codebook version. An open round shows layers as they grow; a blind one only once released. */
export interface Round {
  id: RoundId
  project: ProjectId
  name: string
  blind: boolean
  releasedAt: number | null
}

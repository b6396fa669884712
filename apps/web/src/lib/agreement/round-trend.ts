import { accept, refuse, type Result } from '@intercoder/domain'
import { ask } from '#lib/api/ask.ts'
import { api } from '#lib/api/client.ts'
import type { Refusal } from '#lib/api/refusal.ts'
import type { ListedRound } from '#lib/api/shapes.ts'
import { seed } from './agreement-desk.svelte.ts'
import { chosenSources, usedCodes, type Choice } from './choice.ts'
import type { Figures, Job } from './job.ts'
import type { RunJob } from './run-worker.ts'

export interface RoundFigures {
  round: ListedRound
  figures: Figures
}

/** The figures of every round in which two coders judged something of what is chosen, without intervals. */
export async function compareRounds(
  rounds: readonly ListedRound[],
  choice: Choice,
  run: RunJob,
): Promise<Result<RoundFigures[], Refusal | { kind: 'not-computed' }>> {
  const found: RoundFigures[] = []
  for (const round of rounds) {
    const param = { project: round.project, round: round.id }
    const answer = await ask(api.projects[':project'].rounds[':round'].codings.$get({ param }))
    if (!answer.ok) return answer
    const sources = chosenSources(answer.value, choice)
    const codes = usedCodes(answer.value, sources).map(({ id }) => id)
    const figures = await firstFigures(run, { ...choice, sources, codes, seed, resamples: 0 })
    if (!figures) return refuse({ kind: 'not-computed' })
    if (figures.sources > 0) found.push({ round, figures })
  }
  return accept(found)
}

/** Null where they could not be computed. */
function firstFigures(run: RunJob, job: Job): Promise<Figures | null> {
  return new Promise((resolve) => {
    const stop = run(job, (heard) => {
      if (heard.kind !== 'figures' && heard.kind !== 'failed') return
      stop()
      resolve(heard.kind === 'figures' ? heard.figures : null)
    })
  })
}

import { invalidateAll } from '$app/navigation'
import { toasts } from '@intercoder/ui'
import { ask } from '#lib/api/ask.ts'
import { api } from '#lib/api/client.ts'
import { explainRefusal } from '#lib/words/refusal.ts'

/** Takes back an import: the sources go out of sight again, as if each had been deleted. */
export async function undoImport(project: string, sources: readonly string[]): Promise<void> {
  for (const source of sources) {
    const answer = await ask(api.projects[':project'].sources[':source'].$delete({ param: { project, source } }))
    if (!answer.ok) {
      toasts.say(explainRefusal(answer.refusal), { tone: 'danger' })
      break
    }
  }
  await invalidateAll()
}

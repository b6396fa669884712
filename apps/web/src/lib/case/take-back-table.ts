import { invalidateAll } from '$app/navigation'
import type { AttributeId, AttributeValue, Case } from '@intercoder/domain'
import { toasts } from '@intercoder/ui'
import { ask, type Answer } from '#lib/api/ask.ts'
import { api } from '#lib/api/client.ts'
import type { CaseTable, TablePlan } from '#lib/api/shapes.ts'
import { explainRefusal } from '#lib/words/refusal.ts'

const ofProject = api.projects[':project']

/**
 * Takes back a table that was imported: values as they were before, cases and columns that it added away again. What
 * somebody has changed since stays as they left it.
 */
export async function takeBackTable(project: string, plan: TablePlan, before: CaseTable): Promise<void> {
  const read = await ask(ofProject.cases.$get({ param: { project } }))
  if (!read.ok) return void toasts.say(explainRefusal(read.refusal), { tone: 'danger' })
  const now = read.value
  const asked: Promise<Answer<unknown>>[] = []
  for (const { name, isNew, values } of plan.cases) {
    const one = now.cases.find((each) => each.name === name)
    if (!one) continue
    const param = { project, case: one.id }
    const old = valuesBefore(one, values, before, now)
    if (isNew) asked.push(ask(ofProject.cases[':case'].$delete({ param })))
    else if (Object.keys(old).length > 0)
      asked.push(ask(ofProject.cases[':case'].$patch({ param, json: { values: old } })))
  }
  const answers = await Promise.all(asked)
  for (const { name } of plan.columns.filter(({ isNew }) => isNew)) {
    const attribute = now.attributes.find((each) => each.name === name)?.id
    if (attribute)
      answers.push(await ask(ofProject.attributes[':attribute'].$delete({ param: { project, attribute } })))
  }
  await invalidateAll()
  const refused = answers.find((answer) => !answer.ok)
  if (refused && !refused.ok) toasts.say(explainRefusal(refused.refusal), { tone: 'danger' })
}

/** Of the values that the table wrote into a case and that still stand there, those that were there before. */
function valuesBefore(
  one: Case,
  written: Readonly<Record<string, AttributeValue>>,
  before: CaseTable,
  now: CaseTable,
): Record<AttributeId, AttributeValue> {
  const known = before.cases.find(({ id }) => id === one.id)
  const old: Record<AttributeId, AttributeValue> = {}
  for (const { id, name } of now.attributes) {
    const was = known?.values[id] ?? null
    const is = one.values[id] ?? null
    const isOld = before.attributes.some((attribute) => attribute.id === id)
    if (isOld && name in written && is === written[name] && is !== was) old[id] = was
  }
  return old
}

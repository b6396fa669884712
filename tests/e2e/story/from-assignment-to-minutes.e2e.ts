/** The whole of what the product is for, once through, by pointer and typing. */
import type { Page } from '@playwright/test'
import { beginWork, expect, makeRound, submit, takeMinutes, test, type Company } from './company.ts'

test('three coders and a facilitator go from assignment to minutes', async ({ company }) => {
  test.slow()
  const { facilitator, coders, names, project, source, interview } = company
  const [kwame, tomasz, yuki] = coders
  const name = `Story ${process.pid}`
  const round = await makeRound(facilitator, project, name)
  await facilitator.getByPlaceholder('Find a source').fill(interview)
  for (const coder of names) {
    await facilitator.getByRole('button', { name: `${coder}, ${interview}: not assigned` }).click()
    await expect(facilitator.getByRole('button', { name: `${coder}, ${interview}: assigned` })).toBeVisible()
  }

  await codeAlone(company, kwame, [['a letter that nobody read', 'Taught too soon']])
  await codeAlone(company, tomasz, [
    ['With a letter that nobody read', 'Taught too soon'],
    ['learned it from each other', 'Learned from a colleague'],
  ])
  await codeAlone(company, yuki, [
    ['a letter that nobody read', 'Taught too soon'],
    ['learned it from each other, at night', 'Learned from a colleague'],
  ])

  await facilitator.reload()
  await facilitator.getByRole('button', { name: 'Release 1 complete source…' }).click()
  await facilitator.getByRole('alertdialog').getByRole('button', { name: 'Release', exact: true }).click()
  await expect(facilitator.getByRole('button', { name: `${names[0]}, ${interview}: released` })).toBeVisible()

  await readAgreement(yuki, project, name)
  const workshop = await planWorkshop(company, `${round}/reconcile/${source}`)
  await holdWorkshop(company, workshop)

  await yuki.goto(`${project}/sources/${source}?round=${round.split('/').at(-1)}`)
  await expect(yuki.locator('[data-label][aria-label*="Taught too soon, by Consensus"]')).toBeVisible()
  await readMinutes(facilitator, workshop)

  await kwame.goto(project)
  await expect(kwame.getByText('The whole clause says it').first()).toBeVisible()
})

async function codeAlone(company: Company, page: Page, codings: [words: string, code: string][]): Promise<void> {
  const desk = await beginWork(page, company)
  for (const [words, code] of codings) {
    await desk.select(words)
    await desk.code(new RegExp(`^${code}`)).click()
    await expect(desk.mark(code, words.slice(0, 20))).toBeVisible()
  }
  expect(await desk.marks()).toHaveLength(codings.length)
  await submit(desk)
}

/** From a figure to the passages that make it, and on to the words where they were said. */
async function readAgreement(page: Page, project: string, round: string): Promise<void> {
  await page.goto(`${project}/agreement`)
  await page.getByLabel('Round', { exact: true }).selectOption({ label: `${round} (Blind, for those assigned)` })
  await expect(page).toHaveURL(/\?round=/)
  const row = page.getByRole('row', { name: /Learned from a colleague/ })
  await expect(row).toBeVisible()
  await row.getByRole('button').first().click()
  const passage = page.getByRole('complementary', { name: 'Passages' }).getByRole('listitem').first()
  await expect(passage.getByRole('blockquote')).toHaveText('learned it from each other, at night')
  await passage.getByRole('link').first().click()
  await expect(page.locator('.tint', { hasText: 'learned it from each other' }).first()).toBeInViewport()
}

async function planWorkshop({ facilitator, project }: Company, reconcile: string): Promise<string> {
  const name = `Workshop ${process.pid}`
  await facilitator.goto(`${project}/workshops`)
  await facilitator.getByRole('button', { name: 'Plan a workshop' }).click()
  await facilitator.getByRole('textbox', { name: 'Name' }).fill(name)
  await facilitator.getByRole('button', { name: 'Plan it' }).click()
  await expect(facilitator.getByRole('heading', { name })).toBeVisible()
  const workshop = new URL(facilitator.url()).pathname
  await facilitator.goto(reconcile)
  await facilitator
    .getByRole('button', { name: /Taught too soon/ })
    .first()
    .click()
  await facilitator.getByRole('button', { name: 'Put it on an agenda…' }).click()
  await facilitator.getByRole('menuitem', { name }).click()
  await expect(facilitator.getByText(/is on the agenda/)).toBeVisible()
  return workshop
}

async function holdWorkshop({ facilitator, coders, names }: Company, workshop: string): Promise<void> {
  const [kwame, tomasz, yuki] = coders
  const everybody = [facilitator, ...coders]
  for (const page of everybody) await page.goto(workshop)
  await facilitator.getByRole('button', { name: 'Start', exact: true }).click()
  await expect(facilitator.getByRole('list', { name: 'Present' }).getByRole('img')).toHaveCount(4)
  await facilitator.getByRole('button', { name: /1\. Taught too soon/ }).click()
  for (const page of everybody) await expect(page.getByRole('article', { name: /^Disagreement/ })).toBeVisible()

  await tomasz.getByRole('button', { name: new RegExp(`^${names[1]}`) }).click()
  await tomasz.getByRole('button', { name: 'Propose it' }).click()
  await yuki.getByRole('button', { name: new RegExp(`^${names[2]}`) }).click()
  await yuki.getByRole('button', { name: 'Propose it' }).click()
  const ballot = (page: Page) => page.getByRole('region', { name: 'Proposals' })
  await expect(ballot(facilitator).getByText(/’s version$/)).toHaveCount(2)
  await facilitator.getByRole('button', { name: 'Vote on these, in private' }).click()
  for (const page of [kwame, tomasz, yuki]) {
    await ballot(page).getByRole('radio').first().check()
    await expect(facilitator.getByText(/\d for it/)).toHaveCount(0)
  }
  for (const coder of names) await expect(ballot(facilitator).getByText(/voted\./)).toContainText(coder)
  await facilitator.getByRole('button', { name: 'Reveal the votes' }).click()
  for (const page of everybody) await expect(ballot(page).getByText(/3 for it/)).toBeVisible()
  await ballot(facilitator).getByRole('button', { name: 'Decide on it…' }).first().click()
  await facilitator.getByRole('textbox', { name: 'Reason' }).fill('The whole clause says it')
  await facilitator.getByRole('dialog').getByRole('button', { name: 'Decide' }).click()
  for (const page of everybody)
    await expect(page.getByRole('region', { name: 'Decision' }).getByText('The whole clause says it')).toBeVisible()

  await facilitator.getByRole('button', { name: 'Write into the codebook…' }).click()
  const line = facilitator.getByRole('dialog', { name: 'Write into the codebook' })
  await line.getByLabel('Line').fill('When teaching came before there was anything to learn on.')
  await line.getByRole('button', { name: 'Add the line' }).click()
  await expect(facilitator.getByText('Written into the codebook.')).toBeVisible()
  await facilitator.getByRole('button', { name: 'End it…' }).click()
  await facilitator.getByRole('alertdialog').getByRole('button', { name: 'End it' }).click()
  await expect(kwame.getByText(/^ended/)).toBeVisible()
}

async function readMinutes(page: Page, workshop: string): Promise<void> {
  await page.goto(workshop)
  const minutes = await takeMinutes(page)
  expect(minutes).toContain('The whole clause says it')
  expect(minutes).toContain('Taught too soon')
}

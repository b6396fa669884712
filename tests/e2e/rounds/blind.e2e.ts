/** A blind round from its making to its release: who sees what, and when. */
import type { Page } from '@playwright/test'
import { Desk, interview } from '../coding/desk.ts'
import { runCommand } from '../coding/without-pointer.ts'
import { bringIn, addSource, startProject } from '../harness/projects.ts'
import { expect, test, type Newcomers } from '../harness/newcomers.ts'

async function gather(newcomers: Newcomers) {
  const owner = await newcomers.register('Olga Owner')
  const project = await startProject(owner.page, 'Ward rounds')
  const tomasz = await newcomers.register('Tomasz Coder')
  const yuki = await newcomers.register('Yuki Coder')
  for (const { page } of [tomasz, yuki]) await bringIn(owner.page, project, page, { role: 'coder' })
  await addSource(owner.page, project, 'Night nurse', interview)
  return { owner: owner.page, project, tomasz: tomasz.page, yuki: yuki.page }
}

async function makeRound(owner: Page, project: string, name: string): Promise<void> {
  await owner.goto(`${project}/rounds`)
  await owner.getByRole('button', { name: 'New round' }).click()
  const dialog = owner.getByRole('dialog', { name: 'New round' })
  await dialog.getByLabel('Name').fill(name)
  await dialog.getByRole('button', { name: 'Make the round' }).click()
  await expect(owner.getByRole('heading', { name, level: 1 })).toBeVisible()
}

/** From what I am to do, into the transcript in that round. */
async function begin(page: Page, project: string): Promise<Desk> {
  await page.goto(project)
  await page
    .getByRole('region', { name: 'My work' })
    .getByRole('link', { name: /Night nurse/ })
    .click()
  const desk = new Desk(page)
  await desk.ready()
  await expect(page.getByText('Blind: nobody sees your codings until release')).toBeVisible()
  return desk
}

async function invent(desk: Desk, words: string, name: string): Promise<void> {
  await desk.codeAs(words, name)
  await desk.saved()
}

async function submit(desk: Desk): Promise<void> {
  await desk.page.getByRole('button', { name: 'Submit…' }).click()
  await desk.page.getByRole('button', { name: 'Submit', exact: true }).click()
  await expect(desk.page.getByText(/^Submitted on /)).toBeVisible()
}

test('P1 two coders drawn by lot code blind, submit, and see each other once it is released', async ({ newcomers }) => {
  test.slow()
  const { owner, project, tomasz, yuki } = await gather(newcomers)
  await makeRound(owner, project, 'First pass')
  await owner.getByRole('button', { name: 'Draw by lot…' }).click()
  const dialog = owner.getByRole('dialog', { name: 'Draw by lot' })
  await dialog.getByLabel('Olga Owner').uncheck()
  await dialog.getByLabel('Seed').fill('7')
  await dialog.getByRole('button', { name: 'Draw', exact: true }).click()
  await expect(dialog.getByRole('region', { name: 'What was drawn' })).toContainText('1 source, 2 pairs')
  await dialog.getByRole('button', { name: 'Assign 2 pairs' }).click()
  await expect(owner.getByRole('button', { name: 'Tomasz Coder, Night nurse: assigned' })).toBeVisible()

  const one = await begin(tomasz, project)
  await invent(one, 'a letter that nobody read', 'Letters')
  await expect(one.tree.getByRole('treeitem')).toHaveCount(0)
  await expect(tomasz.getByRole('tree', { name: 'My drafts' }).getByRole('treeitem', { name: /Letters/ })).toBeVisible()
  const other = await begin(yuki, project)
  await invent(other, 'The paper stayed', 'Paper')
  expect(await one.marks()).toHaveLength(1)
  expect(await other.marks()).toHaveLength(1)
  for (const page of [tomasz, yuki]) {
    await expect(page.getByRole('list', { name: 'Here now' })).toHaveCount(0)
    await expect(page.getByRole('tab', { name: /People/ })).toHaveCount(0)
  }
  await expect(yuki.getByRole('treeitem', { name: /Letters/ })).toHaveCount(0)

  await submit(one)
  await expect(tomasz.getByRole('button', { name: 'Submit…' })).toHaveCount(0)
  await expect(one.mark('Letters')).toBeVisible()
  await submit(other)
  await expect.poll(() => other.marks()).toHaveLength(1)

  await owner.reload()
  await owner.getByRole('button', { name: 'Release 1 complete source…' }).click()
  const question = owner.getByRole('alertdialog', { name: 'Release Night nurse?' })
  await expect(question).toContainText('A release cannot be taken back.')
  await question.getByRole('button', { name: 'Release', exact: true }).click()
  // Both are told at once, and not for long.
  await Promise.all([tomasz, yuki].map((page) => expect(page.getByText('First pass is released here')).toBeVisible()))
  await expect(owner.getByRole('button', { name: 'Tomasz Coder, Night nurse: released' })).toBeVisible()
  for (const desk of [one, other]) {
    await expect(desk.mark('Letters', 'a letter')).toBeVisible()
    await expect(desk.mark('Paper', 'The paper')).toBeVisible()
    await expect(desk.page.getByRole('list', { name: 'Here now' })).toBeVisible()
  }
  await owner.getByRole('link', { name: 'Disagreements in Night nurse' }).click()
  await expect(owner.getByRole('article', { name: 'Disagreement 1' })).toBeVisible()
  await tomasz.getByRole('link', { name: 'Disagreements' }).click()
  await expect(tomasz.getByRole('article', { name: 'Disagreement 1' })).toBeVisible()

  await owner.goto(`${project}/codebook`)
  const suggestions = owner.getByRole('region', { name: 'Suggestions' })
  await suggestions.getByRole('button', { name: /Letters/ }).click()
  await expect(owner.getByText('Suggested by Tomasz Coder')).toBeVisible()
  await owner.getByRole('button', { name: 'Accept' }).click()
  await expect(suggestions.getByRole('button')).toHaveCount(1)
  await suggestions.getByRole('button', { name: /Paper/ }).click()
  await owner.getByRole('button', { name: 'Retire' }).click()
  await expect(suggestions).toHaveCount(0)
})

test('by keyboard: assign in the grid, code, submit; given back with a reason, it can be coded again', async ({
  newcomers,
}) => {
  test.slow()
  const { owner, project, tomasz } = await gather(newcomers)
  await makeRound(owner, project, 'By hand')
  const corner = owner.getByRole('checkbox', { name: 'Choose all sources shown' })
  await corner.focus()
  await owner.keyboard.press('ArrowDown')
  await owner.keyboard.press('ArrowRight')
  await owner.keyboard.press('ArrowRight')
  await expect(owner.getByRole('button', { name: 'Tomasz Coder, Night nurse: not assigned' })).toBeFocused()
  await owner.keyboard.press('Space')
  const cell = owner.getByRole('button', { name: 'Tomasz Coder, Night nurse: assigned' })
  await expect(cell).toBeFocused()

  const desk = await begin(tomasz, project)
  await invent(desk, 'a letter that nobody read', 'Letters')
  await runCommand(desk, 'submit')
  await expect(tomasz.getByRole('alertdialog', { name: 'Submit your codings?' })).toBeFocused()
  await tomasz.keyboard.press('Tab')
  await expect(tomasz.getByRole('button', { name: 'Go on coding' })).toBeFocused()
  await tomasz.keyboard.press('Tab')
  await tomasz.keyboard.press('Enter')
  await expect(tomasz.getByText(/^Submitted on /)).toBeVisible()

  await owner.reload()
  const submitted = owner.getByRole('button', { name: 'Tomasz Coder, Night nurse: submitted' })
  await submitted.focus()
  await owner.keyboard.press('Enter')
  await owner.getByLabel('Why it is given back').fill('Half of it is missing.')
  await owner.keyboard.press('Tab')
  await owner.getByRole('button', { name: 'Give it back' }).press('Enter')
  await expect(tomasz.getByText('Your codings were given back to you')).toBeVisible()
  await expect(owner.getByRole('button', { name: 'Tomasz Coder, Night nurse: coding' })).toBeVisible()
  await invent(desk, 'The paper stayed', 'Paper')
  await submit(desk)
})

/** The same story without a pointer: nothing in here clicks. */
import type { Locator, Page } from '@playwright/test'
import { enterText, goToTurn, runCommand, selectWords, typeCode } from '../coding/without-pointer.ts'
import { Desk } from '../coding/desk.ts'
import { expect, takeMinutes, test, type Company } from './company.ts'

test('three coders and a facilitator go from assignment to minutes by keyboard', async ({ company }) => {
  test.slow()
  const { facilitator, coders, names, project, interview } = company
  const [kwame, tomasz, yuki] = coders
  const name = `Keys ${process.pid}`
  await facilitator.goto(`${project}/rounds`)
  await press(facilitator.getByRole('button', { name: 'New round' }))
  await typeIn(facilitator.getByRole('dialog').getByLabel('Name'), name)
  await facilitator.keyboard.press('Enter')
  await expect(facilitator.getByRole('heading', { name, level: 1 })).toBeVisible()
  await facilitator.getByPlaceholder('Find a source').pressSequentially(interview)
  for (const coder of names) {
    await facilitator.getByRole('button', { name: `${coder}, ${interview}: not assigned` }).press('Space')
    await expect(facilitator.getByRole('button', { name: `${coder}, ${interview}: assigned` })).toBeFocused()
  }

  await codeAlone(company, kwame, 2, 3)
  await codeAlone(company, tomasz, 2, 6)
  await codeAlone(company, yuki, 2, 6)

  await facilitator.reload()
  await press(facilitator.getByRole('button', { name: 'Release 1 complete source…' }))
  await press(facilitator.getByRole('alertdialog').getByRole('button', { name: 'Release', exact: true }))
  const state = facilitator.getByRole('button', { name: `${names[0]}, ${interview}: released` })
  await expect(state).toBeVisible()
  await holdWorkshop(company, `${new URL(facilitator.url()).pathname}/reconcile/${company.source}`)
})

/** What opens takes the keyboard a moment after it has appeared; a key pressed before would not reach the button in it. */
async function press(button: Locator): Promise<void> {
  const isReady = () =>
    button.evaluate(
      (element) => element.closest('[role=dialog], [role=alertdialog], [role=menu]')?.matches(':focus-within') ?? true,
    )
  await expect.poll(isReady).toBe(true)
  await button.press('Enter')
}

/** Where the keyboard is when the field has opened. */
async function typeIn(field: Locator, words: string): Promise<void> {
  await expect(field).toBeFocused()
  await field.page().keyboard.type(words)
}

async function codeAlone({ project, interview }: Company, page: Page, turn: number, words: number): Promise<void> {
  await page.goto(project)
  await press(page.getByRole('region', { name: 'My work' }).getByRole('link', { name: new RegExp(interview) }))
  const desk = new Desk(page)
  await desk.ready()
  await enterText(desk)
  await goToTurn(desk, turn)
  await selectWords(desk, words)
  await typeCode(desk, 'c', 'Taught too soon')
  await expect(desk.mark('Taught too soon', 'With a letter')).toBeVisible()
  await desk.saved()
  await runCommand(desk, 'submit')
  await press(page.getByRole('alertdialog').getByRole('button', { name: 'Submit', exact: true }))
  await expect(page.getByText(/^Submitted on /)).toBeVisible()
}

async function holdWorkshop({ facilitator, coders, names, project }: Company, reconcile: string): Promise<void> {
  const [kwame, tomasz, yuki] = coders
  const everybody = [facilitator, ...coders]
  const name = `Keys ${process.pid}`
  await facilitator.goto(`${project}/workshops`)
  await press(facilitator.getByRole('button', { name: 'Plan a workshop' }))
  await typeIn(facilitator.getByRole('dialog').getByLabel('Name'), name)
  await facilitator.keyboard.press('Enter')
  await expect(facilitator.getByRole('heading', { name })).toBeVisible()
  const workshop = new URL(facilitator.url()).pathname
  await facilitator.goto(reconcile)
  await press(facilitator.getByRole('button', { name: 'Put it on an agenda…' }))
  await press(facilitator.getByRole('menuitem', { name }))
  await expect(facilitator.getByText(/is on the agenda/)).toBeVisible()

  for (const page of everybody) await page.goto(workshop)
  await press(facilitator.getByRole('button', { name: 'Start', exact: true }))
  await expect(facilitator.getByRole('list', { name: 'Present' }).getByRole('img')).toHaveCount(4)
  await facilitator.keyboard.press('n')
  for (const page of everybody) await expect(page.getByRole('article', { name: /^Disagreement/ })).toBeVisible()
  await yuki.keyboard.press('h')
  await expect(facilitator.getByRole('img', { name: `${names[2]}, hand up` })).toBeVisible()

  await tomasz.keyboard.press('2')
  await tomasz.keyboard.press('s')
  const proposals = (page: Page) => page.getByRole('region', { name: 'Proposals' })
  await expect(proposals(facilitator).getByRole('listitem')).toHaveCount(1)
  await yuki.keyboard.press('5')
  await yuki.keyboard.press('s')
  await expect(proposals(facilitator).getByRole('listitem')).toHaveCount(2)
  await facilitator.keyboard.press('v')
  for (const page of [kwame, tomasz, yuki]) {
    await expect(proposals(page).getByRole('radio')).toHaveCount(2)
    await page.keyboard.press('v')
    await page.keyboard.press('Space')
    await expect(proposals(page).getByRole('radio').first()).toBeChecked()
  }
  for (const coder of names) await expect(facilitator.getByText(/voted\./)).toContainText(coder)
  await press(facilitator.getByRole('button', { name: 'Reveal the votes' }))
  for (const page of everybody) await expect(proposals(page).getByText(/3 for it/)).toBeVisible()
  await facilitator.keyboard.press('2')
  await facilitator.keyboard.press('d')
  await typeIn(facilitator.getByRole('textbox', { name: 'Reason' }), 'Teaching is what the letter did')
  for (const key of ['Tab', 'Tab', 'Enter']) await facilitator.keyboard.press(key)
  for (const page of everybody) await expect(page.getByText('Teaching is what the letter did')).toBeVisible()

  await expect(facilitator.getByRole('dialog')).toBeHidden()
  await press(facilitator.getByRole('button', { name: 'End it…' }))
  await press(facilitator.getByRole('alertdialog').getByRole('button', { name: 'End it' }))
  await expect(kwame.getByText(/^ended/)).toBeVisible()
  expect(await takeMinutes(kwame, press)).toContain('Teaching is what the letter did')
}

import { Desk, interview } from '../coding/desk.ts'
import { expect, test, type Newcomer, type Newcomers } from '../harness/newcomers.ts'
import { pointAtNotification } from '../harness/notifications.ts'
import { addSource, bringIn, planWorkshop, startProject } from '../harness/projects.ts'

/** A coder who has a transcript of somebody else's project open. */
async function meet(newcomers: Newcomers): Promise<{ owner: Newcomer; project: string; coder: Newcomer; desk: Desk }> {
  const owner = await newcomers.register('Olga Owner')
  const project = await startProject(owner.page, 'Night shift')
  const source = await addSource(owner.page, project, 'Night nurse', interview)
  const coder = await newcomers.register('Cora Coder')
  await bringIn(owner.page, project, coder.page, { role: 'coder' })
  const desk = await Desk.open(coder.page, project.replace('/projects/', ''), source)
  await owner.page.goto(`${project}/members`)
  return { owner, project, coder, desk }
}

/** A coder who takes part in a workshop of somebody else's project. */
async function meetInWorkshop(newcomers: Newcomers, name: string): Promise<{ owner: Newcomer; coder: Newcomer }> {
  const owner = await newcomers.register('Olga Owner')
  const project = await startProject(owner.page, 'Night shift')
  const coder = await newcomers.register('Cora Coder')
  await bringIn(owner.page, project, coder.page, { role: 'coder' })
  const path = `${project}/workshops/${await planWorkshop(owner.page, project, name)}`
  await owner.page.goto(path)
  await owner.page.getByRole('textbox', { name: 'New item' }).fill('Where we stand')
  await owner.page.getByRole('button', { name: 'Put it on the agenda' }).click()
  await owner.page.getByRole('button', { name: 'Start', exact: true }).click()
  await coder.page.goto(path)
  await expect(coder.page.getByRole('heading', { name: 'Where we stand' })).toBeVisible()
  await owner.page.goto(`${project}/members`)
  return { owner, coder }
}

async function openMenu({ page }: Newcomer, name: string): Promise<void> {
  await page.getByRole('button', { name: `Actions for ${name}` }).click()
}

test('P7 a role that is lowered is felt where a transcript is open', async ({ newcomers }) => {
  const { owner, coder, desk } = await meet(newcomers)
  await coder.page.getByRole('button', { name: 'New code' }).click()
  await coder.page.getByRole('textbox', { name: 'Name of the new code' }).fill('Paper')
  await coder.page.keyboard.press('Enter')
  await desk.codeAs('The paper stayed', 'Paper')
  await desk.saved()

  await openMenu(owner, 'Cora Coder')
  await owner.page.getByRole('menuitem', { name: 'Change role' }).click()
  await owner.page.getByRole('radio', { name: /^Observer/ }).check()
  await owner.page.getByRole('button', { name: 'Save' }).click()
  await Promise.all([
    pointAtNotification(owner.page),
    expect(coder.page.getByText('Your role in Night shift is now observer.')).toBeVisible(),
  ])
  // The transcript is opened anew; where it stood before, one could still code.
  await expect(coder.page.getByRole('button', { name: 'New code' })).toHaveCount(0)
  await desk.ready()
  await expect(desk.mark('Paper')).toBeVisible()
  await desk.select('With a letter')
  await coder.page.keyboard.press('c')
  await expect(coder.page.getByRole('combobox', { name: 'Code', exact: true })).toHaveCount(0)
  await expect(coder.page.getByRole('button', { name: 'New code' })).toHaveCount(0)

  await owner.page.getByRole('button', { name: 'Undo' }).click()
  await expect(owner.page.getByRole('row', { name: /Cora Coder/ })).toContainText('Codes, and edits the codebook')
  await coder.page.reload()
  await desk.ready()
  await desk.codeAs('With a letter', 'Paper')
})

test('P7 somebody who is removed has the transcript taken off the screen', async ({ newcomers }) => {
  const { owner, project, coder } = await meet(newcomers)
  await openMenu(owner, 'Cora Coder')
  await owner.page.getByRole('menuitem', { name: 'Remove' }).click()
  await owner.page.getByRole('button', { name: 'Remove' }).click()
  await expect(coder.page.getByRole('heading', { name: 'There is nothing here' })).toBeVisible()
  await expect(coder.page.getByText('With a letter that nobody read')).toHaveCount(0)
  await coder.page.goto('/projects')
  await expect(coder.page.locator(`a[href="${project}"]`)).toHaveCount(0)
})

test('P7 somebody who is removed while in a workshop has it taken off the screen', async ({ newcomers }) => {
  const { owner, coder } = await meetInWorkshop(newcomers, 'Autumn')
  await openMenu(owner, 'Cora Coder')
  await owner.page.getByRole('menuitem', { name: 'Remove' }).click()
  await owner.page.getByRole('button', { name: 'Remove' }).click()
  await expect(coder.page.getByRole('heading', { name: 'There is nothing here' })).toBeVisible()
  await expect(coder.page.getByText('Where we stand')).toHaveCount(0)
})

test('P7 a session that is ended elsewhere closes a workshop, and opens it again', async ({ newcomers }) => {
  const { coder } = await meetInWorkshop(newcomers, 'Winter')
  const elsewhere = await newcomers.signIn(coder)
  await elsewhere.goto('/account')
  await elsewhere.getByRole('region', { name: 'Where you are signed in' }).getByRole('button', { name: /^End/ }).click()
  await expect(coder.page.getByText('Your session has ended.')).toBeVisible()
  await expect(coder.page.getByText('Where we stand')).toHaveCount(0)
  await coder.page.getByLabel('Email').fill(coder.email)
  await coder.page.getByLabel('Password').fill(coder.password)
  await coder.page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(coder.page.getByRole('heading', { name: 'Where we stand' })).toBeVisible()
})

test('P7 a source that is deleted closes where it is open', async ({ newcomers }) => {
  const { owner, project, coder } = await meet(newcomers)
  await owner.page.goto(project)
  await openMenu(owner, 'Night nurse')
  await owner.page.getByRole('menuitem', { name: 'Delete' }).click()
  await owner.page.getByRole('button', { name: 'Delete source' }).click()
  await expect(coder.page.getByRole('heading', { name: 'This source cannot be opened' })).toBeVisible()
  await coder.page.getByRole('link', { name: 'Go to the sources' }).click()
  await expect(coder.page.getByRole('heading', { name: 'Nothing to read yet' })).toBeVisible()
})

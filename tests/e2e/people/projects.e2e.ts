import { hold } from '../harness/hold.ts'
import { expect, test } from '../harness/newcomers.ts'
import { addSource, startProject } from '../harness/projects.ts'

test('a project is started, described, renamed and, once its name is typed, deleted', async ({ newcomers }) => {
  const { page } = await newcomers.register('Paula Planner')
  await page.goto('/projects')
  await page.getByRole('button', { name: 'New project' }).click()
  await page.getByLabel('Name').fill('Corridor talk')
  await page.getByRole('button', { name: 'Start the project' }).click()
  await expect(page.getByRole('heading', { name: 'Nothing to read yet' })).toBeVisible()
  const project = new URL(page.url()).pathname
  await addSource(page, project, 'First talk', 'A: Here?\nB: Here.\n')

  await page.getByRole('link', { name: 'Settings' }).click()
  await page.getByLabel('Name').fill('Corridor talks')
  await page.getByLabel('What the study asks').fill('What is said between two doors?')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('button', { name: 'Corridor talks' })).toBeVisible()
  await page.getByRole('link', { name: 'Sources' }).click()
  await expect(page.getByText('What is said between two doors?')).toBeVisible()

  await page.getByRole('link', { name: 'Settings' }).click()
  await page.getByRole('button', { name: 'Delete the project' }).click()
  const question = page.getByRole('alertdialog')
  await expect(question.getByRole('button', { name: 'Delete for good' })).toBeDisabled()
  await question.getByLabel('Name of the project').fill('Corridor talks')
  await question.getByRole('button', { name: 'Delete for good' }).click()
  await expect(page.getByRole('heading', { name: 'No projects yet' })).toBeVisible()
  await page.goto(project)
  await expect(page.getByRole('heading', { name: 'There is nothing here' })).toBeVisible()
})

test('what is typed into the settings while a change of them is saved stays', async ({ newcomers }) => {
  const { page } = await newcomers.register('Paula Planner')
  await page.goto(`${await startProject(page, 'Corridor talk')}/settings`)
  const held = await hold(page, '**/api/projects/*', { method: 'PATCH' })
  await page.getByLabel('Name').fill('Corridor talks ')
  await page.getByLabel('Name').press('Enter')
  await page.getByLabel('What the study asks').fill('What is said between two doors?')
  held.letGo()
  await expect(page.getByRole('button', { name: 'Corridor talks' })).toBeVisible()
  await expect(page.getByText('The project was changed.')).toBeVisible()
  await expect(page.getByLabel('Name')).toHaveValue('Corridor talks')
  await expect(page.getByLabel('What the study asks')).toHaveValue('What is said between two doors?')
})

test('whoever cancels while a project or a workshop is being made stays where they are, and finds it there', async ({
  newcomers,
}) => {
  const { page } = await newcomers.register('Paula Planner')
  await page.goto('/projects')
  await page.getByRole('button', { name: 'New project' }).click()
  await page.getByLabel('Name').fill('Corridor talk')
  const answer = await hold(page, '**/api/projects', { method: 'POST' })
  await page.getByRole('button', { name: 'Start the project' }).click()
  await page.getByRole('button', { name: 'Cancel' }).click()
  answer.letGo()
  await expect(page.getByRole('link', { name: /Corridor talk/ })).toBeVisible()
  expect(new URL(page.url()).pathname).toBe('/projects')
  await page.getByRole('button', { name: 'New project' }).click()
  await expect(page.getByLabel('Name')).toHaveValue('')
  await page.getByRole('button', { name: 'Cancel' }).click()

  await page.goto(`${await startProject(page, 'Ward rounds')}/workshops`)
  const workshops = new URL(page.url()).pathname
  for (const name of ['Monday', 'Tuesday']) {
    await page.getByRole('button', { name: 'Plan a workshop' }).click()
    await page.getByRole('textbox', { name: 'Name' }).fill(name)
    const planned = await hold(page, '**/workshops', { method: 'POST', times: 1 })
    await page.getByRole('button', { name: 'Plan it' }).click()
    await page.getByRole('button', { name: 'Cancel' }).click()
    planned.letGo()
    await expect(page.getByRole('link', { name })).toBeVisible()
    expect(new URL(page.url()).pathname).toBe(workshops)
  }
})

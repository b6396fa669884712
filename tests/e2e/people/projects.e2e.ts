import { expect, test } from '../harness/newcomers.ts'
import { addSource } from '../harness/projects.ts'

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

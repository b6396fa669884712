/** Addresses that lead nowhere: one is told so, where one is, and finds the way back. */
import { expect, test } from '../harness/test.ts'

test('whoever is signed in keeps the head of the page, and the project they were in', async ({ people }) => {
  const page = await people.signIn('owner')
  await page.goto('/nowhere')
  await expect(page.getByRole('heading', { name: 'There is nothing here' })).toBeVisible()
  await expect(page.getByRole('button', { name: /^Account/ })).toBeVisible()
  await page.getByRole('link', { name: 'Go to your projects' }).click()
  await page.getByRole('link', { name: 'Paper to screen' }).click()
  await expect(page.getByRole('link', { name: 'H T2 Consultant' })).toBeVisible()

  await page.goto(`${page.url()}/sauces`)
  await expect(page.getByRole('heading', { name: 'There is nothing here' })).toBeVisible()
  await expect(page.getByRole('navigation', { name: 'Project' })).toBeVisible()
  await page.getByRole('link', { name: 'Go to Paper to screen' }).click()
  await expect(page.getByRole('link', { name: 'H T2 Consultant' })).toBeVisible()
})

test('a stranger is told as much, and no more', async ({ browser, house }) => {
  const page = await (await browser.newContext({ baseURL: house.url })).newPage()
  await page.goto('/nowhere')
  await expect(page.getByRole('heading', { name: 'There is nothing here' })).toBeVisible()
  await expect(page.getByRole('button', { name: /^Account/ })).toHaveCount(0)
  await page.getByRole('link', { name: 'Go to your projects' }).click()
  await expect(page.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible()
  await page.context().close()
})

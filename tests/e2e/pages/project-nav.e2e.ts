/** The places of a project, in a row that is longer than a phone is wide. */
import { expect, test } from '../coding/desk.ts'

test('where one is stands clear of the edges, and the row fades where it goes on', async ({ people, study }) => {
  const page = await people.signIn('owner')
  await page.setViewportSize({ width: 390, height: 780 })
  const nav = page.getByRole('navigation', { name: 'Project' })
  await page.goto(`/projects/${study.project}`)
  await expect(nav).toHaveCSS('mask-image', /gradient/)

  await page.goto(`/projects/${study.project}/workshops`)
  const current = nav.getByRole('link', { name: 'Workshops' })
  await expect(current).toHaveAttribute('aria-current', 'page')
  await expect
    .poll(async () => {
      const { x, width } = (await current.boundingBox())!
      return Math.abs(x + width / 2 - 390 / 2)
    })
    .toBeLessThan(8)

  await page.setViewportSize({ width: 1280, height: 780 })
  await expect(nav).toHaveCSS('mask-image', 'none')
})

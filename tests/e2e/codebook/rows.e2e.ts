/** The rows of the code tree, under a pointer and under a finger. */
import { expect, test } from '../coding/desk.ts'

const phone = { viewport: { width: 390, height: 780 }, hasTouch: true, isMobile: true }

test('the button of a row leaves its numbers in sight', async ({ people, study }) => {
  const ines = await people.signIn('owner')
  await ines.goto(`/projects/${study.project}/codebook`)
  const row = ines.getByRole('treeitem', { name: /^Written twice/ })
  // It comes later than the row, and moves the button.
  await expect(row.locator('.redefined')).toBeVisible()
  await row.hover()
  const button = await row.getByRole('button').boundingBox()
  const numbers = await row.locator('.redefined').boundingBox()
  expect(button!.x + button!.width).toBeLessThanOrEqual(numbers!.x)
})

test('on a phone a tap on a code leads to what it means, and the way back to where it stands', async ({
  people,
  study,
}) => {
  const ines = await people.signIn('owner', { context: phone })
  await ines.goto(`/projects/${study.project}/codebook`)
  const [row, meaning] = [
    ines.getByRole('treeitem', { name: /^Unseen work/ }),
    ines.getByRole('heading', { name: 'Unseen work' }),
  ]
  await expect(ines.getByText('What does each code mean?')).toBeHidden()
  await row.tap()
  await expect(meaning).toBeInViewport()
  await expect(row).not.toBeInViewport()
  await ines.locator('.columns').evaluate((columns) => columns.scrollTo({ top: 0 }))
  await expect(row).toBeInViewport()
})

import { expect, type Page } from '@playwright/test'

/** Points at what the page has just told, as whoever means to undo it does: for as long as that lasts it does not go away. */
export async function pointAtNotification(page: Page): Promise<void> {
  const told = page.getByRole('region', { name: /^Notifications/ }).getByRole('listitem')
  await told.last().hover()
  await expect(told.last()).toBeVisible()
}

import type { Page } from '@playwright/test'

export interface Held {
  /** Only requests of this method; all where it is left out. */
  method?: string
  /** Only so many, and those after them pass at once; all where it is left out. */
  times?: number
}

/** Keeps the requests to an address, as a slow line would, until they are let go; those after that pass. */
export async function hold(
  page: Page,
  address: string,
  { method, times = Infinity }: Held = {},
): Promise<{ letGo: () => void }> {
  let left = times
  let letGo = () => {}
  const held = new Promise<void>((resolve) => (letGo = resolve))
  await page.route(address, async (route) => {
    if ((method === undefined || route.request().method() === method) && left-- > 0) await held
    await route.continue()
  })
  return { letGo }
}

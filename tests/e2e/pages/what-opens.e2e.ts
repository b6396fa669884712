/** What opens over the coding page is as accessible as the page, in either theme and on a phone. */
import type { Page } from '@playwright/test'
import { expect, test, type Desk } from '../coding/desk.ts'
import { seriousViolations } from './serious-violations.ts'

const openings: {
  name: string
  open: (desk: Desk) => Promise<unknown>
  seen: (page: Page) => ReturnType<Page['locator']>
}[] = [
  {
    name: 'the box in which a code is typed',
    open: async (desk) => {
      await desk.select('The paper stayed')
      await desk.page.keyboard.press('c')
    },
    seen: (page) => page.getByRole('combobox', { name: 'Code', exact: true }),
  },
  {
    name: 'the commands',
    open: (desk) => desk.page.keyboard.press('ControlOrMeta+k'),
    seen: (page) => page.getByRole('combobox', { name: 'Commands' }),
  },
  {
    name: 'the filter',
    open: (desk) => desk.page.getByRole('button', { name: 'Filter' }).click(),
    seen: (page) => page.getByRole('dialog', { name: 'Which marks are shown' }),
  },
  {
    name: 'the question before a split',
    open: async (desk) => {
      await desk.code(/^Shadow records/).hover()
      await desk.page.getByRole('button', { name: 'What can be done with Shadow records' }).click()
      await desk.page.getByRole('menuitem', { name: 'Split…' }).click()
    },
    seen: (page) => page.getByRole('dialog', { name: 'Split “Shadow records”' }).getByRole('checkbox').first(),
  },
  {
    name: 'the speaker and times of a turn, while correcting',
    open: async (desk) => {
      await desk.page.getByRole('button', { name: 'Correct', exact: true }).click()
      await desk.text.locator('.turn-head').first().click()
    },
    seen: (page) => page.getByRole('dialog', { name: 'Speaker and times' }),
  },
  {
    name: 'a coding of mine with its handles',
    open: async (desk) => {
      await desk.mark('Taught too soon').click()
    },
    seen: (page) => page.getByRole('button', { name: 'End of the coding' }),
  },
]

test('whatever opens on the coding page has nothing for axe to find, light and dark', async ({ study }) => {
  test.slow()
  const source = await study.addInterview()
  const ines = await study.enter('owner', source)
  const { page } = ines
  await ines.codeAs('With a letter', 'Taught too soon')
  await ines.codeAs('everybody knows', 'Shadow records')
  await ines.saved()
  for (const { name, open, seen } of openings) {
    await page.reload()
    await ines.ready()
    await expect(ines.labels).toHaveCount(2)
    await open(ines)
    await expect(seen(page), name).toBeVisible()
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      expect(await seriousViolations(page), `${name}, ${colorScheme}`).toEqual([])
    }
  }
})

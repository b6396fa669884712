/** One codebook, changed by several people at once, and what its changes do to codings. */
import type { Locator, Page } from '@playwright/test'
import { Desk, interview } from '../coding/desk.ts'
import { expect, test, type Newcomers } from '../harness/newcomers.ts'
import { pointAtNotification } from '../harness/notifications.ts'
import { addSource, bringIn, startProject } from '../harness/projects.ts'

/** Olga at the codebook’s own page; Cora with a transcript open beside it. */
async function meet(newcomers: Newcomers, codes: string[]): Promise<{ olga: Page; cora: Desk }> {
  const { page: olga } = await newcomers.register('Olga Owner')
  const project = await startProject(olga, 'Ward rounds')
  const source = await addSource(olga, project, 'Night nurse', interview)
  const coder = await newcomers.register('Cora Coder')
  await bringIn(olga, project, coder.page, { role: 'coder' })
  await olga.goto(`${project}/codebook`)
  await expect(olga.getByText('No codes yet.')).toBeVisible()
  for (const code of codes) await addCode(olga, code)
  const cora = await Desk.open(coder.page, project.replace('/projects/', ''), source)
  return { olga, cora }
}

async function addCode(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'New code', exact: true }).click()
  await page.getByRole('textbox', { name: 'Name of the new code' }).fill(name)
  await page.keyboard.press('Enter')
  await expect(codeIn(page, name)).toBeVisible()
}

function codeIn(page: Page, name: string): Locator {
  return page.getByRole('tree', { name: 'Codes' }).getByRole('treeitem', { name: new RegExp(`^${name}`) })
}

async function choose(page: Page, code: string, entry: string): Promise<void> {
  await codeIn(page, code).hover()
  await page.getByRole('button', { name: `What can be done with ${code}` }).click()
  await page.getByRole('menuitem', { name: entry }).click()
}

/** Every code with its depth, as the tree shows it. */
function outline(page: Page): Promise<string[]> {
  return page
    .getByRole('tree', { name: 'Codes' })
    .getByRole('treeitem')
    .evaluateAll((items) =>
      items.map((item) => `${item.getAttribute('aria-level')} ${item.querySelector('.name')?.textContent?.trim()}`),
    )
}

test('codes are dragged under others and into another order, before everybody’s eyes, and back', async ({
  newcomers,
}) => {
  const { olga, cora } = await meet(newcomers, ['Paper', 'Training', 'Nights'])
  const both = async (...expected: string[]) => {
    for (const page of [olga, cora.page]) await expect.poll(() => outline(page)).toEqual(expected)
  }
  await both('1 Paper', '1 Training', '1 Nights')
  await codeIn(olga, 'Nights').dragTo(codeIn(olga, 'Paper'))
  await both('1 Paper', '2 Nights', '1 Training')
  await codeIn(olga, 'Training').dragTo(codeIn(olga, 'Paper'), { targetPosition: { x: 90, y: 2 } })
  await both('1 Training', '1 Paper', '2 Nights')

  // A code cannot go under what stands under it.
  await codeIn(olga, 'Paper').dragTo(codeIn(olga, 'Nights'))
  await codeIn(cora.page, 'Nights').focus()
  await cora.page.keyboard.press('Alt+ArrowLeft')
  await both('1 Training', '1 Paper', '1 Nights')
  // Hers is taken back, what Cora did since stays.
  await olga.getByRole('button', { name: /^Undo: / }).click()
  await expect.poll(async () => (await outline(cora.page))[0]).toBe('1 Paper')
  expect((await outline(cora.page)).toSorted()).toEqual(['1 Nights', '1 Paper', '1 Training'])
})

test('a merge and a split carry the codings of others along, and are undone without a trace', async ({ newcomers }) => {
  const { olga, cora } = await meet(newcomers, ['Paper', 'Letters'])
  await cora.codeAs('With a letter', 'Letters')
  await cora.codeAs('The paper stayed', 'Paper')
  await cora.codeAs('in the drawer under the printer', 'Paper')
  const before = await cora.marks()
  await cora.saved()

  await choose(olga, 'Letters', 'Merge into…')
  const merging = olga.getByRole('dialog', { name: 'Merge “Letters”' })
  await merging.getByRole('button', { name: /^Into/ }).click()
  await olga.getByRole('option', { name: /^Paper/ }).click()
  await expect(merging).toContainText('1 coding that you can see is read as “Paper” from now on')
  await merging.getByRole('button', { name: 'Merge', exact: true }).click()
  await pointAtNotification(olga)
  await expect(cora.mark('Paper', 'With a letter')).toBeVisible()
  await expect(cora.code(/^Letters/)).toHaveCount(0)
  await expect(cora.code(/^Paper/)).toContainText('3')
  await olga.getByRole('button', { name: 'Undo', exact: true }).click()
  await expect.poll(() => cora.marks()).toEqual(before)

  await choose(olga, 'Paper', 'Split…')
  const splitting = olga.getByRole('dialog', { name: 'Split “Paper”' })
  await splitting.getByLabel('Name of the new code').fill('Hiding places')
  await splitting.getByRole('checkbox', { name: /^in the drawer/ }).check()
  await splitting.getByRole('button', { name: 'Split', exact: true }).click()
  await expect(cora.mark('Hiding places', 'in the drawer')).toBeVisible()
  await expect(cora.mark('Paper', 'The paper stayed')).toBeVisible()

  await codeIn(olga, 'Hiding places').click()
  await olga.getByRole('button', { name: 'Undo the split' }).click()
  await expect(cora.mark('Paper', 'in the drawer')).toBeVisible()
  await expect(cora.mark('Hiding places')).toHaveCount(0)
})

test('without a line nobody is told that a code is not used, and once it is back its passages are there', async ({
  newcomers,
}) => {
  const { olga, cora } = await meet(newcomers, ['Paper', 'Nights'])
  await cora.codeAs('The paper stayed', 'Paper')
  await cora.saved()

  await olga.context().setOffline(true)
  await codeIn(olga, 'Paper').click()
  const passages = olga.getByRole('region', { name: 'Passages' })
  await expect(passages).toContainText('could not be asked for just now')
  await choose(olga, 'Paper', 'Delete…')
  const deleting = olga.getByRole('dialog', { name: 'Delete “Paper”?' })
  await expect(deleting).toContainText('could not be asked just now')
  await expect(deleting).not.toContainText('No coding that you can see')
  await deleting.getByRole('button', { name: 'Cancel' }).click()
  await choose(olga, 'Paper', 'Split…')
  const splitting = olga.getByRole('dialog', { name: 'Split “Paper”' })
  await expect(splitting).toContainText('could not be asked for just now')
  await splitting.getByRole('button', { name: 'Cancel' }).click()

  await olga.context().setOffline(false)
  await expect(passages).toContainText('The paper stayed')
})

test('P5 several people describe and recolour one code at once, and nothing that any of them did is lost', async ({
  newcomers,
}) => {
  const { olga, cora } = await meet(newcomers, ['Paper', 'Nights'])
  await codeIn(olga, 'Paper').click()
  await cora.code(/^Paper/).click()
  const [olgas, coras] = [olga.getByLabel('Definition'), cora.details.getByLabel('Definition')]
  await olgas.pressSequentially('What is kept on paper')
  await expect(coras).toHaveValue('What is kept on paper')
  await coras.press('Home')
  await Promise.all([
    olgas.pressSequentially(', whatever the system says.', { delay: 20 }),
    coras.pressSequentially('Everything: ', { delay: 30 }),
  ])
  for (const field of [olgas, coras])
    await expect(field).toHaveValue('Everything: What is kept on paper, whatever the system says.')

  await Promise.all([
    // By keyboard: the fields above grow with what is written in them, and move what a pointer is on its way to.
    olga.getByRole('radio', { name: 'wine' }).press('Space'),
    cora.details.getByLabel('Example').fill('The paper stayed.'),
  ])
  await expect(olga.getByLabel('Example')).toHaveValue('The paper stayed.')
  await expect(cora.details.getByRole('radio', { name: 'wine' })).toBeChecked()
  await cora.codeAs('The paper stayed', 'Paper')
  const colourOf = (mark: Locator) =>
    mark.evaluate((label) => (label as HTMLElement).style.getPropertyValue('--colour'))
  await expect.poll(() => colourOf(cora.mark('Paper'))).toBe('var(--code-wine)')

  await codeIn(olga, 'Nights').focus()
  await olga.keyboard.press('F2')
  await expect(olga.getByRole('textbox', { name: 'New name of Nights' })).toBeFocused()
  await olga.keyboard.type('At night')
  await Promise.all([olga.keyboard.press('Enter'), addCode(cora.page, 'Letters')])
  for (const page of [olga, cora.page])
    await expect.poll(async () => (await outline(page)).toSorted()).toEqual(['1 At night', '1 Letters', '1 Paper'])
  await expect.poll(() => outline(cora.page)).toEqual(await outline(olga))
})

test('the menu opens for whichever code is asked, and gives the keyboard back to it', async ({ newcomers }) => {
  const { olga } = await meet(newcomers, ['Paper', 'Nights'])
  const menu = olga.getByRole('menu')
  for (const code of ['Paper', 'Nights']) {
    await codeIn(olga, code).hover()
    const button = olga.getByRole('button', { name: `What can be done with ${code}` })
    await button.click()
    await expect(menu).toHaveAccessibleName(`What can be done with ${code}`)
    await olga.keyboard.press('Escape')
    await expect(menu).toHaveCount(0)
    await expect(button).toBeFocused()
  }
})

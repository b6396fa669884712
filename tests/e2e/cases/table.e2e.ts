/** Cases as a table: typed into, pasted over, brought in from a spreadsheet. */
import type { Locator, Page } from '@playwright/test'
import { hold } from '../harness/hold.ts'
import { bringIn, addCases, startProject } from '../harness/projects.ts'
import { expect, test, type Newcomers } from '../harness/newcomers.ts'
import { chooseFiles, pasteText, textFile } from '../sources/brought-files.ts'

const hospitals = [
  ['Case', 'System', 'Beds', 'In use since'],
  ['Hospital A', 'Oxlip', '640', '2022-02-14'],
  ['Hospital C', 'Oxlip', '480', ''],
  ['Hospital D', 'Quillane', '310', '2022-01-17'],
]

async function openHospitals(newcomers: Newcomers): Promise<Page> {
  const { page } = await newcomers.register('Cleo Cases')
  const project = await startProject(page, 'Ward rounds')
  await addCases(page, project, hospitals)
  await page.goto(`${project}/cases`)
  return page
}

test('a first table is started by hand: a case, columns of each kind, waves', async ({ newcomers }) => {
  const { page } = await newcomers.register('Cleo Cases')
  await page.goto(`${await startProject(page, 'Ward rounds')}/cases`)
  await expect(page.getByRole('heading', { name: 'No cases yet' })).toBeVisible()
  await page.getByRole('button', { name: 'Add case' }).click()
  await expect(page.getByRole('dialog').getByLabel('Name')).toBeFocused()
  await page.keyboard.type('Hospital A')
  await page.keyboard.press('Enter')
  for (const [name, kind] of Object.entries({ Beds: 'Number', 'In use since': 'Date', Town: 'Text' })) {
    await addColumn(page, name, kind)
    await page.keyboard.press('Enter')
    await expect(header(page, name)).toBeVisible()
  }
  await addColumn(page, 'System', 'Choice')
  await page.getByLabel('Choices').fill('Oxlip\nQuillane')
  await page.getByRole('dialog').getByRole('button', { name: 'Add column' }).click()
  await expect(header(page, 'System')).toBeVisible()

  await cell(page, 'Hospital A', 'Beds').click()
  await page.keyboard.type('six hundred')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Beds is a number, and “six hundred” is none. Write it as 1200 or 12.5.')).toBeVisible()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('600')
  await page.keyboard.press('Tab')
  await expect(cell(page, 'Hospital A', 'Beds')).toHaveText('600')
  await expect(cell(page, 'Hospital A', 'In use since')).toBeFocused()
  await cell(page, 'Hospital A', 'System').dblclick()
  await page.getByLabel('System, Hospital A').selectOption('Quillane')
  await page.keyboard.press('Enter')
  await expect(cell(page, 'Hospital A', 'System')).toHaveText('Quillane')

  await page.getByRole('button', { name: 'Waves' }).click()
  await expect(page.getByLabel('Wave 1', { exact: true })).toBeFocused()
  await page.keyboard.type('T1')
  await page.getByRole('button', { name: 'Add a wave' }).click()
  await page.getByLabel('Wave 2', { exact: true }).fill('T0')
  await page.getByRole('button', { name: 'Earlier: T0' }).click()
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.getByRole('button', { name: 'Waves' }).click()
  await expect(page.getByLabel('Wave 1', { exact: true })).toHaveValue('T0')
  await expect(page.getByLabel('Wave 2', { exact: true })).toHaveValue('T1')
})

test('P9 cells are edited by keyboard, undone and done again; a column that goes comes back whole', async ({
  newcomers,
}) => {
  const page = await openHospitals(newcomers)
  await cell(page, 'Hospital C', 'Beds').click()
  await page.keyboard.type('500')
  await page.keyboard.press('Enter')
  await expect(cell(page, 'Hospital C', 'Beds')).toHaveText('500')
  await expect(cell(page, 'Hospital D', 'Beds')).toBeFocused()
  await page.keyboard.press('Delete')
  await expect(cell(page, 'Hospital D', 'Beds')).toHaveText('')
  await page.keyboard.press('ControlOrMeta+z')
  await expect(cell(page, 'Hospital D', 'Beds')).toHaveText('310')
  await page.keyboard.press('ControlOrMeta+z')
  await expect(cell(page, 'Hospital C', 'Beds')).toHaveText('480')
  await page.keyboard.press('Shift+ControlOrMeta+z')
  await expect(cell(page, 'Hospital C', 'Beds')).toHaveText('500')

  await page.getByRole('button', { name: 'Beds' }).click()
  await page.getByRole('menuitem', { name: 'Delete column' }).click()
  await expect(page.getByRole('alertdialog')).toContainText('The values that 3 cases have in it go with it.')
  await page.getByRole('button', { name: 'Delete column' }).click()
  await expect(header(page, 'Beds')).toHaveCount(0)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(cell(page, 'Hospital C', 'Beds')).toHaveText('500')
  await page.reload()
  await expect(cell(page, 'Hospital D', 'Beds')).toHaveText('310')
})

test('the keyboard and what is being typed stay with their case while another name sorts the table anew', async ({
  newcomers,
}) => {
  const page = await openHospitals(newcomers)
  const first = await hold(page, '**/cases/*', { method: 'PATCH' })
  const names = page.getByRole('grid', { name: 'Cases' }).getByRole('rowheader')
  await names.first().click()
  await page.keyboard.type('Hospital Z')
  await page.keyboard.press('Enter')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.type('49')
  first.letGo()
  await expect(names).toHaveText(['Hospital C', 'Hospital D', 'Hospital Z'])
  await page.keyboard.type('5')
  await page.keyboard.press('Enter')
  await expect(cell(page, 'Hospital C', 'Beds')).toHaveText('495')
  await expect(cell(page, 'Hospital D', 'Beds')).toHaveText('310')

  const second = await hold(page, '**/cases/*', { method: 'PATCH' })
  await names.last().click()
  await page.keyboard.type('Hospital B')
  await page.keyboard.press('Tab')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.type('7')
  second.letGo()
  await expect(names).toHaveText(['Hospital B', 'Hospital C', 'Hospital D'])
  await page.keyboard.type('0')
  await page.keyboard.press('Tab')
  await expect(cell(page, 'Hospital B', 'Beds')).toHaveText('70')
  await expect(cell(page, 'Hospital B', 'In use since')).toBeFocused()
})

test('the answer to a dialog that was closed leaves the one that is open by then as it is', async ({ newcomers }) => {
  const page = await openHospitals(newcomers)
  const answer = await hold(page, '**/cases', { method: 'POST' })
  await page.getByRole('button', { name: 'Add case' }).click()
  await page.keyboard.type('Hospital E')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Add case' }).click()
  await page.keyboard.type('Hospital F')
  answer.letGo()
  const names = page.getByRole('grid', { name: 'Cases', includeHidden: true }).locator('tbody th')
  await expect(names).toHaveText(['Hospital A', 'Hospital C', 'Hospital D', 'Hospital E'])
  await page.keyboard.press('Enter')
  await expect(names).toHaveText(['Hospital A', 'Hospital C', 'Hospital D', 'Hospital E', 'Hospital F'])
  await expect(page.getByRole('dialog')).toHaveCount(0)
})

test('a table from a spreadsheet is shown before it changes anything, and can be taken back', async ({ newcomers }) => {
  const page = await openHospitals(newcomers)
  await page.getByRole('button', { name: 'Import table' }).click()
  const dialog = page.getByRole('dialog', { name: 'Import a table of cases' })
  await expect(dialog.getByRole('button', { name: 'Import', exact: true })).toBeDisabled()
  const csv = 'Case;Beds;Region\r\nHospital C;495;North\r\nHospital X;"1.420";"North; by the sea"\r\n'
  await chooseFiles(page, 'Choose a CSV file', [textFile('regions.csv', csv)])
  const row = dialog.getByRole('row', { name: /^Hospital C/ })
  await expect(row.locator('del')).toHaveText('480')
  await expect(row.locator('ins')).toHaveText(['495', 'North'])
  await expect(dialog.getByRole('row', { name: /^Hospital X new/ })).toContainText('North; by the sea')
  await expect(cell(page, 'Hospital C', 'Beds')).toHaveText('480')
  await dialog.getByRole('button', { name: 'Change 2 cases' }).click()
  await expect(cell(page, 'Hospital X', 'Region')).toHaveText('North; by the sea')
  await expect(cell(page, 'Hospital C', 'Beds')).toHaveText('495')
  await expect(cell(page, 'Hospital D', 'Beds')).toHaveText('310')

  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(header(page, 'Region')).toHaveCount(0)
  await expect(page.getByRole('row', { name: /^Hospital X/ })).toHaveCount(0)
  await expect(cell(page, 'Hospital C', 'Beds')).toHaveText('480')

  await page.getByRole('button', { name: 'Import table' }).click()
  await page.getByLabel('Paste from a spreadsheet').fill('Case\tBeds\nHospital A\tmany')
  await expect(dialog.getByText('Row 2: Beds is a number, and “many” is none.')).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'Import', exact: true })).toBeDisabled()
})

test('what was shown of a table that was changed since is not promised any more', async ({ newcomers }) => {
  const page = await openHospitals(newcomers)
  await page.getByRole('button', { name: 'Import table' }).click()
  const dialog = page.getByRole('dialog', { name: 'Import a table of cases' })
  const pasted = page.getByLabel('Paste from a spreadsheet')
  await pasted.fill('Case\tBeds\nHospital A\t641')
  await expect(dialog.getByRole('button', { name: 'Change 1 case' })).toBeEnabled()
  const looks = await hold(page, '**/cases/table?preview=1')
  await pasted.fill('Case\tBeds\nHospital A\t641\nHospital C\t481')
  await expect(dialog.getByRole('button', { name: 'Import', exact: true })).toBeDisabled()
  looks.letGo()
  await expect(dialog.getByRole('button', { name: 'Change 2 cases' })).toBeEnabled()
})

test('a block pasted over cells is shown first; one value is simply put in', async ({ newcomers }) => {
  const page = await openHospitals(newcomers)
  await cell(page, 'Hospital A', 'Beds').click()
  await pasteText(page, '700')
  await expect(cell(page, 'Hospital A', 'Beds')).toHaveText('700')
  await pasteText(page, '701\t2022-03-01\n481\t2022-05-09\n')
  const dialog = page.getByRole('dialog', { name: 'Import a table of cases' })
  await expect(dialog.getByRole('row', { name: /^Hospital C/ }).locator('ins')).toHaveText(['481', '9 May 2022'])
  await dialog.getByRole('button', { name: 'Change 2 cases' }).click()
  await expect(cell(page, 'Hospital C', 'In use since')).toHaveText('9 May 2022')
  await expect(cell(page, 'Hospital A', 'Beds')).toHaveText('701')
})

test('P7 a lead types into the rows of their own cases, a coder into none', async ({ newcomers }) => {
  const owner = await newcomers.register('Olga Owner')
  const project = await startProject(owner.page, 'Ward rounds')
  await addCases(owner.page, project, hospitals)
  const table = await owner.page.request.get(`/api${project}/cases`)
  const { cases } = (await table.json()) as { cases: { id: string; name: string }[] }
  const lead = await newcomers.register('Lena Lead')
  await bringIn(owner.page, project, lead.page, {
    role: 'lead',
    cases: cases.filter(({ name }) => name === 'Hospital C').map(({ id }) => id),
  })
  await lead.page.goto(`${project}/cases`)
  await cell(lead.page, 'Hospital A', 'Beds').click()
  await lead.page.keyboard.press('9')
  await expect(lead.page.getByLabel('Beds, Hospital A')).toHaveCount(0)
  await cell(lead.page, 'Hospital C', 'Beds').click()
  await lead.page.keyboard.type('9')
  await lead.page.keyboard.press('Enter')
  await expect(cell(lead.page, 'Hospital C', 'Beds')).toHaveText('9')

  const coder = await newcomers.register('Cora Coder')
  await bringIn(owner.page, project, coder.page, { role: 'coder' })
  await coder.page.goto(`${project}/cases`)
  await expect(cell(coder.page, 'Hospital C', 'Beds')).toHaveText('9')
  await cell(coder.page, 'Hospital C', 'Beds').dblclick()
  await expect(coder.page.getByLabel('Beds, Hospital C')).toHaveCount(0)
  await expect(coder.page.getByRole('button', { name: 'Add case' })).toHaveCount(0)
})

function header(page: Page, name: string): Locator {
  return page.getByRole('grid', { name: 'Cases' }).getByRole('columnheader', { name, exact: true })
}

async function addColumn(page: Page, name: string, kind: string): Promise<void> {
  await page.getByRole('button', { name: 'Add column' }).click()
  await expect(page.getByRole('dialog').getByLabel('Name')).toBeFocused()
  await page.keyboard.type(name)
  await page.getByLabel('Holds').selectOption(kind)
  await page.getByRole('dialog').getByLabel('Name').focus()
}

/** The cell of a case in a column, found by the place of the column's name. */
function cell(page: Page, row: string, column: string): Locator {
  const at = `count(ancestor::table//th[@scope="col"][normalize-space()="${column}"]/preceding-sibling::th)`
  return page
    .getByRole('grid', { name: 'Cases' })
    .locator(`xpath=.//tbody//tr[th[normalize-space()="${row}"]]/td[count(preceding-sibling::*) = ${at}]`)
}

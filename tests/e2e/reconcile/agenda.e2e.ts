/** The agenda while a workshop goes on: what is taken off says what goes with it, and comes back as it was. */
import type { Page } from '@playwright/test'
import { expect, test } from '../coding/desk.ts'
import { hold } from '../harness/hold.ts'
import { pointAtNotification } from '../harness/notifications.ts'

const acts = '**/api/projects/*/workshops/*/acts'
const titles = ['Where we stand', 'What paper means', 'Whose fault']

async function startWorkshop(page: Page, project: string): Promise<string> {
  await page.goto(`/projects/${project}/workshops`)
  await page.getByRole('button', { name: 'Plan a workshop' }).click()
  const name = `Agenda ${process.pid}`
  await page.getByRole('textbox', { name: 'Name' }).fill(name)
  await page.getByRole('button', { name: 'Plan it' }).click()
  await expect(page.getByRole('heading', { name })).toBeVisible()
  for (const title of titles) {
    await newItem(page).fill(title)
    await page.getByRole('button', { name: 'Put it on the agenda' }).click()
    await expect(items(page).filter({ hasText: title })).toBeVisible()
  }
  await page.getByRole('button', { name: 'Start', exact: true }).click()
  return new URL(page.url()).pathname
}

const newItem = (page: Page) => page.getByRole('textbox', { name: 'New item' })
const note = (page: Page) => page.getByRole('textbox', { name: 'Note for the minutes' })
const items = (page: Page) => page.getByRole('region', { name: 'Agenda' }).getByRole('listitem')
const here = (page: Page, title: string) => page.getByRole('heading', { level: 2, name: title })
const takeOff = (page: Page, title: string) => page.getByRole('button', { name: `Take “${title}” off the agenda` })
const notes = (page: Page) => page.getByRole('region', { name: 'Notes' })

test('an item that is taken off comes back with its notes, and what everybody is at is asked about first', async ({
  people,
  study,
}) => {
  const [ines, tomasz] = await Promise.all([people.signIn('owner'), people.signIn('coder')])
  await tomasz.goto(await startWorkshop(ines, study.project))
  await expect(here(tomasz, 'Where we stand')).toBeVisible()
  await note(ines).fill('Ask the ward again')
  await ines.getByRole('button', { name: 'Write it down' }).click()
  await expect(notes(tomasz)).toContainText('Ask the ward again')

  await takeOff(ines, 'What paper means').dblclick()
  await pointAtNotification(ines)
  await expect(items(tomasz)).toHaveText([/Where we stand/, /Whose fault/])
  await ines.getByRole('button', { name: 'Undo' }).click()
  await expect(items(tomasz)).toHaveText(titles.map((title) => new RegExp(title)))

  await takeOff(ines, 'Where we stand').click()
  const question = ines.getByRole('alertdialog')
  await expect(question).toContainText('Everybody is at it')
  await expect(question).toContainText('Its note')
  await question.getByRole('button', { name: 'Keep it' }).click()
  await expect(here(tomasz, 'Where we stand')).toBeVisible()
  await takeOff(ines, 'Where we stand').click()
  await question.getByRole('button', { name: 'Take it off' }).click()
  await pointAtNotification(ines)
  for (const page of [ines, tomasz]) {
    await expect(here(page, 'Nothing is open yet')).toBeVisible()
    await expect(notes(page)).toContainText('Ask the ward again')
  }
  await ines.getByRole('button', { name: 'Undo' }).click()
  await expect(here(tomasz, 'Where we stand')).toBeVisible()
  await expect(notes(tomasz)).toContainText('Ask the ward again')

  await items(ines)
    .getByRole('button', { name: /^3\. Whose fault/ })
    .click()
  await expect(here(tomasz, 'Whose fault')).toBeVisible()
  await takeOff(ines, 'Where we stand').click()
  await expect(question).not.toContainText('Everybody')
  await expect(question).toBeFocused()
  await question.getByRole('button', { name: 'Take it off' }).press('Enter')
  await expect(ines.getByRole('region', { name: 'Agenda' }).getByRole('list')).toBeFocused()
  await ines.getByRole('button', { name: 'End it…' }).click()
  await ines.getByRole('alertdialog').getByRole('button', { name: 'End it' }).click()
  await expect(notes(tomasz)).toContainText('Ask the ward again')
})

test('whoever begins the next item while one is still being taken off goes on typing', async ({ people, study }) => {
  const ines = await people.signIn('owner')
  await startWorkshop(ines, study.project)
  const answer = await hold(ines, acts)
  await takeOff(ines, 'What paper means').click()
  await newItem(ines).pressSequentially('Who is ')
  answer.letGo()
  await expect(ines.getByRole('button', { name: 'Undo' })).toBeVisible()
  // The focus went to the list a frame after the answer.
  await ines.evaluate(() => new Promise((seen) => requestAnimationFrame(() => requestAnimationFrame(seen))))
  await ines.keyboard.type('told')
  await expect(newItem(ines)).toHaveValue('Who is told')
})

test('what is typed while the last is on its way stays, and what is refused comes back', async ({ people, study }) => {
  const ines = await people.signIn('owner')
  await startWorkshop(ines, study.project)
  const answers = await hold(ines, acts)
  await newItem(ines).fill('Who hears')
  await newItem(ines).press('Enter')
  await newItem(ines).pressSequentially('Who is told')
  await note(ines).fill('First')
  const write = ines.getByRole('button', { name: 'Write it down' })
  await write.dblclick()
  await note(ines).pressSequentially('Second')
  answers.letGo()
  await expect(items(ines).filter({ hasText: 'Who hears' })).toBeVisible()
  await expect(notes(ines).getByRole('listitem')).toHaveText([/First/])
  await expect(newItem(ines)).toHaveValue('Who is told')
  await expect(note(ines)).toHaveValue('Second')

  await ines.route(acts, (route) => route.abort())
  for (const [field, button] of [
    [newItem(ines), ines.getByRole('button', { name: 'Put it on the agenda' })],
    [note(ines), write],
  ] as const) {
    const words = await field.inputValue()
    const failed = ines.waitForEvent('requestfailed')
    await button.click()
    await failed
    await expect(field).toHaveValue(words)
  }
})

/** The facilitator takes all along. */
async function goTo(title: string, ines: Page, tomasz: Page): Promise<void> {
  await items(ines)
    .getByRole('button', { name: new RegExp(`^\\d\\. ${title}`) })
    .click()
  await expect(here(tomasz, title)).toBeVisible()
}

test('what one is in the middle of writing waits at its item while all go on to the next', async ({
  people,
  study,
}) => {
  const [ines, tomasz] = await Promise.all([people.signIn('owner'), people.signIn('coder')])
  await tomasz.goto(await startWorkshop(ines, study.project))
  await expect(here(tomasz, 'Where we stand')).toBeVisible()
  await note(tomasz).fill('Half a thought')
  await goTo('What paper means', ines, tomasz)
  await expect(note(tomasz)).toHaveValue('')
  await goTo('Where we stand', ines, tomasz)
  await expect(note(tomasz)).toHaveValue('Half a thought')
})

test('the rest of a word whose field went with the item is no shortcut', async ({ people, study }) => {
  const [ines, tomasz] = await Promise.all([people.signIn('owner'), people.signIn('coder')])
  await tomasz.goto(await startWorkshop(ines, study.project))
  await expect(here(tomasz, 'Where we stand')).toBeVisible()
  const sent: string[] = []
  tomasz.on('request', (request) => request.url().endsWith('/acts') && sent.push(request.postData() ?? ''))
  const now = Date.now()
  await tomasz.clock.setFixedTime(now)
  await note(tomasz).pressSequentially('Half a t')
  await goTo('What paper means', ines, tomasz)
  await expect(tomasz.locator('body')).toBeFocused()
  await tomasz.keyboard.type('hn')
  await expect(here(tomasz, 'What paper means')).toBeVisible()

  await tomasz.clock.setFixedTime(now + 2_000)
  await tomasz.keyboard.press('n')
  await expect(here(tomasz, 'Whose fault')).toBeVisible()
  expect(sent).toEqual([])
})

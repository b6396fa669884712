/** A workshop: all follow whoever facilitates, step aside, drop out and return, and read the minutes. */
import AxeBuilder from '@axe-core/playwright'
import type { Locator } from '@playwright/test'
import { Desk, Line } from '../coding/desk.ts'
import { expect, openTalk, test } from './released.ts'

test('a facilitator and two others go through an agenda, one steps aside, one drops out and returns', async ({
  meeting,
  people,
}) => {
  const { ines, tomasz, released } = meeting
  const yuki = await people.signIn('coder', { nth: 1 })
  const line = await Line.lay(yuki)
  const name = `Session ${process.pid}`
  await ines.goto(`/projects/${released.project}/workshops`)
  await ines.getByRole('button', { name: 'Plan a workshop' }).click()
  await ines.getByRole('textbox', { name: 'Name' }).fill(name)
  await ines.getByRole('button', { name: 'Plan it' }).click()
  await expect(ines.getByRole('heading', { name })).toBeVisible()
  const path = new URL(ines.url()).pathname
  for (const title of ['Where we stand', 'What paper means']) {
    await ines.getByRole('textbox', { name: 'New item' }).fill(title)
    await ines.getByRole('button', { name: 'Put it on the agenda' }).click()
    await expect(ines.getByRole('button', { name: new RegExp(title) }).first()).toBeVisible()
  }
  const listed = tomasz.waitForResponse(/\/workshops$/)
  await openTalk(tomasz, released)
  await (await listed).finished()
  await openTalk(ines, released)
  await ines.getByRole('button', { name: 'Put it on an agenda…' }).click()
  await ines.getByRole('menuitem', { name }).click()
  await expect(ines.getByText(/is on the agenda/)).toBeVisible()
  // He has known for a while which workshops there are, and may set the agenda of none.
  await expect(tomasz.getByRole('button', { name: 'Decide…' })).toBeVisible()
  await expect(tomasz.getByRole('button', { name: 'Put it on an agenda…' })).toHaveCount(0)

  for (const page of [ines, tomasz, yuki]) await page.goto(path)
  await ines.getByRole('button', { name: 'Start', exact: true }).click()
  const here = (page: typeof ines, title: string) => page.getByRole('heading', { level: 2, name: title })
  for (const page of [ines, tomasz, yuki]) await expect(here(page, 'Where we stand')).toBeVisible()
  await expect(ines.getByRole('list', { name: 'Present' }).getByRole('img')).toHaveCount(3)

  await tomasz
    .getByRole('button', { name: /What paper means/ })
    .first()
    .click()
  await expect(tomasz.getByText('You stepped aside.')).toBeVisible()
  await tomasz.reload()
  await expect(tomasz.getByText('You stepped aside.')).toBeVisible()
  await expect(here(tomasz, 'What paper means')).toBeVisible()
  await line.cut()
  await ines
    .getByRole('button', { name: /Learned from a colleague/ })
    .first()
    .click()
  await expect(ines.getByRole('article', { name: /^Disagreement/ })).toBeVisible()
  await expect(here(tomasz, 'What paper means')).toBeVisible()
  await tomasz.getByRole('button', { name: 'Return to everybody' }).click()
  await expect(tomasz.getByRole('article', { name: /^Disagreement/ })).toBeVisible()
  await line.mend()
  await expect(yuki.getByRole('article', { name: /^Disagreement/ })).toBeVisible()

  await yuki.getByRole('button', { name: 'Raise my hand' }).click()
  const present = ines.getByRole('list', { name: 'Present' }).getByRole('img')
  await expect(present.first()).toHaveAccessibleName(/Yuki.*, hand up/)
  await ines.getByRole('button', { name: 'Clock' }).click()
  await ines.getByRole('menuitem', { name: '5 minutes' }).click()
  await expect(tomasz.getByRole('timer')).toHaveText(/^4:\d\d$/)
  await tomasz.getByRole('textbox', { name: 'Note for the minutes' }).fill('Ask the ward again')
  await tomasz.getByRole('button', { name: 'Write it down' }).click()
  await expect(yuki.getByText('Ask the ward again')).toBeVisible()
  const { violations } = await new AxeBuilder({ page: ines }).analyze()
  expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([])
  if (process.env['SHOTS']) await ines.screenshot({ path: `${process.env['SHOTS']}/workshop.png` })

  await ines.getByRole('button', { name: 'End it…' }).click()
  await ines.getByRole('alertdialog').getByRole('button', { name: 'End it' }).click()
  const saved = yuki.waitForEvent('download')
  await yuki.getByRole('button', { name: 'Minutes' }).click()
  await yuki.getByRole('menuitem', { name: 'Markdown' }).click()
  expect((await saved).suggestedFilename()).toMatch(/\.md$/)
  const minutes = await yuki.request.get(`/api${path}/minutes.md`)
  expect(await minutes.text()).toContain('Ask the ward again')
  expect((await yuki.request.get(`/api${path}/minutes.docx`)).ok()).toBe(true)
})

test('passages go on an agenda from the transcript and from the codebook, and are read there among what was said', async ({
  meeting,
}) => {
  const { ines, tomasz, released } = meeting
  const { project, source } = released
  const name = `Passages ${process.pid}`
  await ines.goto(`/projects/${project}/workshops`)
  await ines.getByRole('button', { name: 'Plan a workshop' }).click()
  await ines.getByRole('textbox', { name: 'Name' }).fill(name)
  await ines.getByRole('button', { name: 'Plan it' }).click()
  await expect(ines.getByRole('heading', { name })).toBeVisible()
  const path = new URL(ines.url()).pathname

  const desk = await Desk.open(ines, project, source)
  await desk.select('in the drawer under the printer')
  await putOn(ines.getByRole('region', { name: 'Selected words' }), name)
  await ines.goto(`/projects/${project}/codebook`)
  await ines.getByRole('searchbox', { name: 'Find a code' }).fill('Learned from a colleague')
  await ines
    .getByRole('treeitem', { name: /^Learned from a colleague/ })
    .first()
    .click()
  const passages = ines.getByRole('region', { name: 'Passages' }).getByRole('listitem')
  await putOn(passages.filter({ hasText: 'learned it from each other, at night' }).last(), name)

  await tomasz.goto(path)
  const agenda = tomasz.getByRole('region', { name: 'Agenda' })
  await agenda.getByRole('button', { name: /in the drawer under the printer/ }).click()
  await expect(tomasz.locator('mark')).toHaveText('in the drawer under the printer')
  await expect(tomasz.getByText('The paper stayed.', { exact: false })).toBeVisible()
  await agenda.getByRole('button', { name: /learned it from each other/ }).click()
  await expect(tomasz.locator('mark')).toHaveText('learned it from each other, at night')
  await tomasz.getByRole('link', { name: 'Read on in the transcript' }).click()
  await expect(tomasz.locator('.ProseMirror')).toContainText('learned it from each other, at night')
})

async function putOn(place: Locator, workshop: string): Promise<void> {
  await place.getByRole('button', { name: 'Put it on an agenda…' }).click()
  const put = place.page().waitForResponse(/\/workshops\/[^/]+\/acts$/)
  await place.page().getByRole('menuitem', { name: workshop }).click()
  await put
  await expect(
    place
      .page()
      .getByText(/is on the agenda/)
      .last(),
  ).toBeVisible()
}

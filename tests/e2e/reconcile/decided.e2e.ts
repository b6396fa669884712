/** What becomes of decisions: coders are told, the codebook has a line of it, many are taken and undone at one stroke. */
import type { Page } from '@playwright/test'
import { decide, expect, openItem, openTalk, test } from './released.ts'

test('coders see in their next session what was decided about their codings, and why', async ({ meeting }) => {
  const { ines, tomasz, released } = meeting
  const { project } = released
  await openTalk(ines, released)
  await decide(ines, /Learned from a colleague/, '4', 'Nobody taught anybody here')
  await ines.getByRole('button', { name: 'Write into the codebook…' }).click()
  const line = ines.getByRole('dialog', { name: 'Write into the codebook' })
  await line.getByLabel('Where').selectOption({ label: 'Example' })
  await expect(line.getByLabel('Line')).toHaveValue('“learned it from each other, at night”')
  await line.getByLabel('Where').selectOption({ label: 'When not to use' })
  await line.getByLabel('Line').fill('Not where people help each other unasked.')
  await line.getByRole('button', { name: 'Add the line' }).click()
  await expect(ines.getByText('Written into the codebook.')).toBeVisible()

  await tomasz.goto(`/projects/${project}`)
  const told = tomasz.getByRole('listitem').filter({ hasText: 'Nobody taught anybody here' })
  await expect(told).toContainText('You had “Learned from a colleague” on “learned it from each other, at night”.')
  await expect(told).toContainText('The consensus has nothing here.')
  await told.getByRole('link').click()
  await expect(decision(tomasz).getByText('Nobody taught anybody here')).toBeVisible()
  await expect(tomasz).toHaveURL(/\?item=/)
  await tomasz.reload()
  await expect(decision(tomasz).getByText('Nobody taught anybody here')).toBeVisible()

  await tomasz.goto(`/projects/${project}/codebook`)
  await tomasz.getByRole('searchbox', { name: 'Find a code' }).fill('Learned from a colleague')
  await tomasz
    .getByRole('treeitem', { name: /^Learned from a colleague/ })
    .first()
    .click()
  await expect(tomasz.getByLabel('When not to use')).toHaveValue(/Not where people help each other unasked\.$/)
  const lines = tomasz.getByRole('region', { name: 'Lines from decisions' })
  const own = lines.getByRole('listitem').filter({ hasText: 'Not where people help each other unasked.' })
  await own.last().getByRole('link', { name: 'Go to the decision' }).click()
  await expect(decision(tomasz).getByText('Nobody taught anybody here')).toBeVisible()

  // The same where one codes, beside the text.
  await tomasz.goto(`/projects/${project}/sources/${released.source}`)
  const codes = tomasz.getByRole('tree', { name: 'Codes' })
  await codes.getByRole('treeitem', { name: /^Learned from a colleague/ }).click()
  await own.last().getByRole('link', { name: 'Go to the decision' }).click()
  await expect(decision(tomasz).getByText('Nobody taught anybody here')).toBeVisible()

  await tomasz.goto(`/projects/${project}`)
  await tomasz.getByRole('button', { name: 'I have seen them' }).click()
  await expect(told).toHaveCount(0)
  const asked = tomasz.waitForResponse(/\/decisions-for-me$/)
  await tomasz.reload()
  expect(await (await asked).text()).not.toContain('Nobody taught anybody here')
  await expect(tomasz.getByRole('heading', { name: 'Sources', level: 1 })).toBeVisible()
  await expect(told).toHaveCount(0)
})

test('the link to a decision waits for it where this device only knows what was decided before', async ({
  meeting,
}) => {
  const { ines, tomasz, released } = meeting
  await openTalk(ines, released)
  await decide(ines, /Learned from a colleague/, '4', 'Nobody taught anybody here')
  const next = tomasz.getByRole('heading', { name: /^Disagreement 2/ })
  await tomasz.goto(released.path)
  await expect(next).toBeVisible()
  await tomasz.goto('/projects')
  await decide(ines, /Taught too soon/, '1', 'The letter is meant')
  await tomasz.goto(`/projects/${released.project}`)

  let isHeld = true
  const held: (() => void)[] = []
  await tomasz.routeWebSocket(/\/sync\/reconciliation/, (socket) => {
    const server = socket.connectToServer()
    server.onMessage((message) => (isHeld ? held.push(() => socket.send(message)) : socket.send(message)))
  })
  await tomasz.getByRole('listitem').filter({ hasText: 'The letter is meant' }).getByRole('link').click()
  await expect(next).toBeVisible()
  isHeld = false
  for (const send of held) send()
  await expect(decision(tomasz).getByText('The letter is meant')).toBeVisible()
})

test('many are settled at one stroke, hold when the queue is found anew, and are undone as they were taken', async ({
  meeting,
}) => {
  const { ines, tomasz, yuki, released } = meeting
  await openTalk(yuki, released)
  await openTalk(ines, released)
  const settled = async (words: string) => {
    for (const page of [ines, yuki]) await expect(page.getByText(words)).toBeVisible()
  }
  await settleAll(ines, 'What all agree on…')
  await settleAll(ines, 'Small differences of boundary…')
  await settled('1 of 3 settled')
  await settleAll(ines, 'All of one coder for one code…', async (dialog) => {
    await dialog.getByLabel('Coder').selectOption({ label: await nameOf(tomasz) })
    await dialog.getByLabel('Code', { exact: true }).selectOption({ label: 'Learned from a colleague' })
    await dialog.getByLabel('Reason').fill('He was there')
  })
  await settled('2 of 3 settled')

  await tomasz.goto(`/projects/${released.project}/sources/${released.source}?round=${released.round}`)
  for (const code of ['Shadow records', 'Taught too soon', 'Learned from a colleague'])
    await expect(tomasz.locator(`[data-label][aria-label*="${code}, by Consensus"]`)).toBeVisible()

  await ines.reload()
  await settled('2 of 3 settled')
  await ines.getByRole('button', { name: 'More' }).click()
  await ines.getByRole('menuitem', { name: '1 place: He was there' }).click()
  await settled('1 of 3 settled')
  await ines.getByRole('button', { name: 'More' }).click()
  await ines.getByRole('menuitem', { name: '1 place: All coders agree.' }).click()
  await expect(tomasz.locator('[data-label][aria-label*="Shadow records, by Consensus"]')).toHaveCount(0)
  await expect(tomasz.locator('[data-label][aria-label*="Taught too soon, by Consensus"]')).toBeVisible()
  // Whoever neither decided it nor leads is not asked whether to undo it.
  await openItem(yuki, /Taught too soon/)
  await expect(decision(yuki)).toBeVisible()
  await expect(yuki.getByRole('button', { name: 'Undo the decision' })).toHaveCount(0)
})

test('every kind of proposal can be made, and decided on', async ({ meeting }) => {
  const { tomasz, yuki, released } = meeting
  await openTalk(tomasz, released)
  await openTalk(yuki, released)
  for (const page of [tomasz, yuki]) await openItem(page, /Paper that stays/)
  const proposals = yuki.getByRole('region', { name: 'Proposals' }).getByRole('listitem')
  const propose = async (count: number) => {
    await tomasz.getByRole('button', { name: 'Propose it' }).click()
    await expect(proposals).toHaveCount(count)
  }
  for (const [at, key] of ['1', '2', '3', '4'].entries()) {
    await tomasz.keyboard.press(key)
    await propose(at + 1)
  }
  await tomasz.getByRole('button', { name: 'Another code…' }).click()
  await tomasz.getByRole('dialog').getByRole('button', { name: 'Code: Choose a code' }).click()
  await tomasz.getByPlaceholder('Type to find').fill('Workarounds')
  await tomasz.getByRole('option', { name: /^Workarounds/ }).click()
  await tomasz.getByRole('dialog').getByRole('button', { name: 'Choose it' }).click()
  await propose(5)
  await tomasz.getByRole('button', { name: 'Other words…' }).click()
  await tomasz.getByRole('button', { name: 'Begin a word later' }).click()
  await tomasz.getByRole('dialog').getByRole('button', { name: 'Choose it' }).click()
  await propose(6)
  for (const [at, words] of [await nameOf(tomasz), await nameOf(yuki), 'All of it', 'Nothing'].entries())
    await expect(proposals.nth(at)).toContainText(words)
  await expect(proposals.nth(4)).toContainText('Another code: Workarounds')
  await expect(proposals.nth(5)).toContainText('on other words')

  await proposals.nth(5).getByRole('button', { name: 'Decide on it…' }).click()
  await yuki.getByRole('textbox', { name: 'Reason' }).fill('The article says nothing')
  await yuki.getByRole('dialog').getByRole('button', { name: 'Decide' }).click()
  await expect(decision(tomasz).getByText('The article says nothing')).toBeVisible()
})

const decision = (page: Page) => page.getByRole('region', { name: 'Decision' })

async function nameOf(page: Page): Promise<string> {
  const { account } = (await (await page.request.get('/api/session')).json()) as { account: { name: string } }
  return account.name
}

type Dialog = ReturnType<Page['getByRole']>

async function settleAll(page: Page, entry: string, fill: (dialog: Dialog) => Promise<void> = async () => {}) {
  await page.getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: entry }).click()
  const dialog = page.getByRole('dialog')
  await fill(dialog)
  await expect(dialog.getByText('This settles 1 place.', { exact: false })).toBeVisible()
  await dialog.getByRole('button', { name: 'Settle 1 place' }).click()
  await expect(dialog).toHaveCount(0)
}

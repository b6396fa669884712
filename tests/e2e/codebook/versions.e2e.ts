/** Versions of the codebook, and what has to be looked at again since a code was redefined. */
import AxeBuilder from '@axe-core/playwright'
import { expect, test } from '../coding/desk.ts'
import { hold } from '../harness/hold.ts'

test('two versions are compared word by word, and a third is named', async ({ people, study }) => {
  const ines = await people.signIn('owner')
  await ines.goto(`/projects/${study.project}/codebook/versions`)
  const comparison = ines.getByRole('region', { name: 'Comparison' })
  const reworded = comparison.getByRole('article').filter({ hasText: 'Written twice' })
  await expect(reworded.locator('ins', { hasText: 'copied or read out' })).toBeVisible()
  const { violations } = await new AxeBuilder({ page: ines }).analyze()
  expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([])
  await ines.getByRole('button', { name: 'Name a version' }).click()
  await ines.getByLabel('Name', { exact: true }).fill('For the workshop')
  await ines.getByRole('button', { name: 'Name it' }).click()
  await expect(ines.getByRole('heading', { name: '3: For the workshop' })).toBeVisible()
  await expect(comparison.getByText('The two are alike.')).toBeVisible()
})

test('a version is named once however often one presses, and the next may be begun meanwhile', async ({
  people,
  study,
}) => {
  const ines = await people.signIn('owner')
  await ines.goto(`/projects/${study.project}/codebook/versions`)
  const held = await hold(ines, '**/api/projects/*/versions', { method: 'POST' })
  await ines.getByRole('button', { name: 'Name a version' }).click()
  const name = ines.getByLabel('Name', { exact: true })
  await name.fill('Before the talk')
  await name.press('Enter')
  await name.press('Enter')
  await name.fill('After the talk')
  held.letGo()
  const named = (words: string) => ines.getByRole('heading', { name: words, includeHidden: true })
  await expect(named('Before the talk')).toHaveCount(1)
  await expect(ines.getByRole('button', { name: 'Name it' })).not.toHaveAttribute('aria-busy')
  await expect(name).toHaveValue('After the talk')
  await name.press('Enter')
  await expect(named('After the talk')).toHaveCount(1)
  await expect(ines.getByRole('dialog')).toBeHidden()
  await expect(named('Before the talk')).toHaveCount(1)
})

test('the comparison that was chosen last is shown, whichever is answered last', async ({ people, study }) => {
  const ines = await people.signIn('owner')
  await ines.goto(`/projects/${study.project}/codebook/versions`)
  const comparison = ines.getByRole('region', { name: 'Comparison' })
  const [from, to] = [comparison.getByLabel('From'), comparison.getByLabel('To')]
  await from.selectOption({ index: 0 })
  await to.selectOption({ index: 1 })
  await expect(comparison.getByRole('article').first()).toBeVisible()

  const [first, second] = [await from.inputValue(), await to.inputValue()]
  const held = await hold(ines, `**/versions/${second}`)
  let late = 0
  ines.on('requestfinished', (request) => void (request.url().endsWith(second) && late++))
  await from.selectOption(second)
  await from.selectOption(first)
  await to.selectOption(first)
  await expect(comparison.getByText('The two are alike.')).toBeVisible()
  held.letGo()
  await expect.poll(() => late).toBe(3)
  await expect(comparison.getByText('The two are alike.')).toBeVisible()
  await expect(comparison.getByRole('article')).toHaveCount(0)
})

test('codings of a code that was redefined are looked at again, one by one, by keyboard', async ({ people, study }) => {
  const tomasz = await people.signIn('coder')
  await tomasz.goto(`/projects/${study.project}/codebook`)
  await expect(tomasz.getByRole('treeitem', { name: /Written twice.*redefined, to look at again: \d+/ })).toBeVisible()
  await tomasz.getByRole('link', { name: /^Look again \(\d+\)$/ }).click()
  const coding = tomasz.getByRole('article', { name: /^Coding 1 of \d+$/ })
  const waiting = Number((await coding.getAttribute('aria-label'))?.split(' ').at(-1))
  await expect(tomasz.getByRole('region', { name: 'In version 1' })).toContainText('Unseen work')
  await expect(tomasz.getByRole('region', { name: 'Now' }).locator('ins').first()).toBeVisible()
  const { violations } = await new AxeBuilder({ page: tomasz }).analyze()
  expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([])
  const first = await coding.getByRole('blockquote').textContent()

  // However long the answers take, each key is about what stands there.
  const answers = await hold(tomasz, '**/reviews')
  for (const left of [waiting - 1, waiting - 2]) {
    await tomasz.keyboard.press('f')
    await expect(tomasz.getByRole('article', { name: `Coding 1 of ${left}` })).toBeVisible()
  }
  answers.letGo()
  await expect(tomasz.getByText('2 codings still fit.')).toBeVisible()
  await tomasz.keyboard.press('ControlOrMeta+z')
  await expect(tomasz.getByText('1 coding still fit.')).toBeVisible()
  await tomasz.reload()
  await expect(tomasz.getByRole('article', { name: `Coding 1 of ${waiting - 1}` })).toBeVisible()
  await expect(coding.getByRole('blockquote')).not.toHaveText(first ?? '')

  await tomasz.getByRole('button', { name: /^All \d+ of this code still fit$/ }).click()
  await expect(tomasz.getByText(/^\d+ codings still fit\./)).toBeVisible()
  await tomasz.keyboard.press('ControlOrMeta+z')
  await expect(tomasz.getByRole('article', { name: `Coding 1 of ${waiting - 1}` })).toBeVisible()
  await coding.getByRole('link', { name: 'Change it in the transcript' }).click()
  await expect(tomasz.locator('.ProseMirror')).toBeVisible()
})

/** Who else is in a transcript, what they have selected and where they read; reading along with one of them. */
import { expect, longInterview, test } from './desk.ts'
import { goToTurn } from './without-pointer.ts'

test('what a colleague selects stands in my text under their name, until they leave', async ({ study }) => {
  const source = await study.addInterview()
  const [ines, tomasz] = [await study.enter('owner', source), await study.enter('coder', source)]
  await tomasz.select('a letter that nobody read')
  await expect(ines.text.locator('.peer-selection')).toHaveText('a letter that nobody read')
  await expect(ines.text.locator('.peer-name')).toHaveText('Tomasz Wójcik')

  await ines.page.getByRole('button', { name: 'Correct', exact: true }).click()
  await ines.caretBefore('letter that')
  await ines.page.keyboard.type('long ')
  await expect(ines.text.locator('.peer-selection').first()).toHaveText(/^a long letter that nobody read$/)
  expect(await ines.marks()).toEqual([])

  const person = ines.page.getByRole('button', { name: 'Follow Tomasz Wójcik' })
  await expect(person).toBeVisible()
  await tomasz.page.close()
  await expect(person).toHaveCount(0)
  await expect(ines.text.locator('.peer-selection')).toHaveCount(0)
})

test('one reads along with somebody, until one scrolls oneself', async ({ study }) => {
  const source = await study.addInterview(longInterview)
  const [ines, tomasz] = [await study.enter('owner', source), await study.enter('coder', source)]
  await ines.page.getByRole('button', { name: 'Follow Tomasz Wójcik' }).click()
  const following = ines.page.getByText('Following Tomasz Wójcik Stop')
  await expect(following).toBeVisible()

  await goToTurn(tomasz, 60)
  await expect(ines.turn(60)).toBeInViewport()
  await expect(ines.turn(1)).not.toBeInViewport()
  await expect(ines.page.getByRole('button', { name: /^Tomasz Wójcik reads at [456]\d % of the text$/ })).toBeVisible()
  await goToTurn(tomasz, 100)
  await expect(ines.turn(100)).toBeInViewport()

  await ines.turn(100).hover()
  await ines.page.mouse.wheel(0, 20)
  await expect(following).toHaveCount(0)
  await goToTurn(tomasz, 1)
  const mark = ines.page.getByRole('button', { name: 'Tomasz Wójcik reads at 0 % of the text' })
  await expect(mark).toBeVisible()
  await expect(ines.turn(100)).toBeInViewport()

  await mark.click()
  await expect(ines.turn(1)).toBeInViewport()
})

/** Two coders of a released source walk through what they disagree on. */
import AxeBuilder from '@axe-core/playwright'
import { hold } from '../harness/hold.ts'
import { decide, expect, openTalk, test } from './released.ts'

test.describe('two coders of a released source', () => {
  test('propose, vote in private, decide and undo, each before the other’s eyes', async ({ meeting }) => {
    const { tomasz, yuki, released } = meeting
    await openTalk(tomasz, released)
    await openTalk(yuki, released)
    await expect(tomasz.getByText('0 of 3 settled')).toBeVisible()
    await expect(tomasz.getByRole('img', { name: /^Yuki.* is here$/ }).first()).toBeVisible()

    await tomasz.keyboard.press('1')
    await tomasz.getByRole('button', { name: 'Propose it' }).click()
    await expect(yuki.getByRole('region', { name: 'Proposals' }).getByText(/^Tomasz .*’s version$/)).toBeVisible()
    await yuki.keyboard.press('4')
    await yuki.getByRole('button', { name: 'Propose it' }).click()

    const proposals = tomasz.getByRole('region', { name: 'Proposals' }).getByRole('listitem')
    await expect(proposals).toHaveCount(2)
    await tomasz.keyboard.press('v')
    const ballot = yuki.getByRole('region', { name: 'Proposals' })
    await expect(ballot.getByText(/A private vote is open/)).toBeVisible()
    await yuki.getByRole('radio', { name: 'Nothing' }).check()
    await expect(tomasz.getByText(/Yuki.* voted\./)).toBeVisible()
    await expect(tomasz.getByText(/\d for it/)).toHaveCount(0)
    await expect(tomasz.getByRole('radio', { checked: true })).toHaveCount(0)
    await tomasz.getByRole('radio', { name: 'Nothing' }).check()
    await expect(tomasz.getByText(/You and Yuki.* voted\./)).toBeVisible()
    await tomasz.getByRole('button', { name: 'Reveal the votes' }).click()
    for (const page of [tomasz, yuki]) await expect(page.getByText(/2 for it/)).toBeVisible()

    await tomasz.keyboard.press('1')
    await tomasz.keyboard.press('d')
    await tomasz.getByRole('textbox', { name: 'Reason' }).fill('The whole sentence says it')
    await tomasz.getByRole('dialog').getByRole('button', { name: 'Decide' }).click()
    for (const page of [tomasz, yuki]) {
      await expect(page.getByText('1 of 3 settled')).toBeVisible()
      await expect(page.getByRole('region', { name: 'Decision' }).getByText('The whole sentence says it')).toBeVisible()
    }

    await tomasz.getByRole('button', { name: 'Undo the decision' }).click()
    // Before the rest: it does not stay for long.
    const notifications = tomasz.getByRole('region', { name: /^Notifications/ }).getByRole('listitem')
    await expect(notifications).toHaveText([/The decision is undone/])
    for (const page of [tomasz, yuki]) await expect(page.getByText('0 of 3 settled')).toBeVisible()
  })

  test('vote and reveal at once, and the vote counts though its line is slow', async ({ meeting }) => {
    const { tomasz, released } = meeting
    await openTalk(tomasz, released)
    await tomasz.keyboard.press('1')
    await tomasz.getByRole('button', { name: 'Propose it' }).click()
    const proposals = tomasz.getByRole('region', { name: 'Proposals' })
    await proposals.getByRole('button', { name: 'Vote on these, in private' }).click()
    const mine = proposals.getByRole('radio', { name: /^Tomasz .*’s version$/ })
    await expect(mine).toBeVisible()
    const vote = await hold(tomasz, '**/reconciliation/acts', { times: 1 })
    await mine.check()
    await proposals.getByRole('button', { name: 'Reveal the votes' }).click()
    await expect(proposals.getByText(/Nobody has voted yet/)).toBeVisible()
    vote.letGo()
    await expect(proposals.getByText(/1 for it: Tomasz/)).toBeVisible()
  })

  test('vote again where a vote did not get through', async ({ meeting }) => {
    const { tomasz, released } = meeting
    await openTalk(tomasz, released)
    await tomasz.keyboard.press('1')
    await tomasz.getByRole('button', { name: 'Propose it' }).click()
    const proposals = tomasz.getByRole('region', { name: 'Proposals' })
    await proposals.getByRole('button', { name: 'Vote on these, in private' }).click()
    const mine = proposals.getByRole('radio', { name: /^Tomasz .*’s version$/ })
    await expect(mine).toBeVisible()
    await tomasz.route('**/reconciliation/acts', (route) => route.abort(), { times: 1 })
    await mine.click()
    await expect(mine).not.toBeChecked()
    await mine.click()
    await expect(proposals.getByText(/You voted\./)).toBeVisible()
    await expect(mine).toBeChecked()
  })

  test('see the consensus among the layers of the transcript', async ({ meeting }) => {
    const { tomasz, yuki, released } = meeting
    await openTalk(tomasz, released)
    await decide(tomasz, /Learned from a colleague/, '1', 'It is learning from each other')
    await expect(tomasz.getByText('1 of 3 settled')).toBeVisible()
    await yuki.goto(`/projects/${released.project}/sources/${released.source}?round=${released.round}`)
    await expect(yuki.locator('[data-label][aria-label*="Learned from a colleague, by Consensus"]')).toBeVisible()
  })

  test('say what speaks for it, choose other words, and settle many at once after a look at how many', async ({
    meeting,
  }) => {
    const { ines, yuki, released } = meeting
    await openTalk(yuki, released)
    await yuki.getByRole('textbox', { name: 'What speaks for it, what against' }).fill('The verb belongs to it')
    await yuki.getByRole('button', { name: 'Say it' }).click()
    await expect(yuki.getByRole('region', { name: 'Discussion' }).getByText('The verb belongs to it')).toBeVisible()
    await yuki.getByRole('button', { name: 'Other words…' }).click()
    const chosen = yuki.getByRole('dialog').locator('mark')
    await expect(chosen).toHaveText('learned it from each other, at night')
    await yuki.getByRole('button', { name: 'Begin a word later' }).click()
    await expect(chosen).toHaveText('it from each other, at night')
    await yuki.getByRole('button', { name: 'End a word earlier' }).click()
    await expect(chosen).toHaveText('it from each other, at')
    await yuki.getByRole('button', { name: 'Begin a word earlier' }).click()
    await yuki.getByRole('button', { name: 'End a word later' }).click()
    await expect(chosen).toHaveText('learned it from each other, at night')
    await yuki.getByRole('button', { name: 'End a word earlier' }).click()
    await yuki.getByRole('button', { name: 'Choose it' }).click()
    await expect(yuki.getByText(/on other words/)).toBeVisible()

    await yuki.getByRole('button', { name: 'More' }).click()
    await yuki.getByRole('menuitem', { name: 'Small differences of boundary…' }).click()
    await expect(yuki.getByText('This settles 1 place.', { exact: false })).toBeVisible()
    await yuki.getByRole('button', { name: 'Settle 1 place' }).click()
    await expect(yuki.getByText('1 of 3 settled')).toBeVisible()

    await openTalk(ines, released)
    await ines.getByRole('button', { name: 'Call it reconciled…' }).click()
    await ines.getByRole('alertdialog').getByRole('button', { name: 'Call it reconciled' }).click()
    await expect(yuki.getByText(/This source was called reconciled on/)).toBeVisible()
    await expect(yuki.getByRole('button', { name: 'Propose it' })).toHaveCount(0)
  })

  test('the page has nothing for axe to find, light, dark and narrow', async ({ meeting }) => {
    const { ines, released } = meeting
    await openTalk(ines, released)
    await ines.keyboard.press('1')
    for (const scheme of ['light', 'dark'] as const) {
      await ines.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
      const { violations } = await new AxeBuilder({ page: ines }).analyze()
      expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([])
      if (process.env['SHOTS']) await ines.screenshot({ path: `${process.env['SHOTS']}/reconcile-${scheme}.png` })
    }
    await ines.setViewportSize({ width: 1280, height: 600 })
    await expect(ines.getByRole('button', { name: 'Decide…' })).toBeInViewport({ ratio: 1 })
    await ines.setViewportSize({ width: 390, height: 844 })
    await expect(ines.getByRole('button', { name: 'Next', exact: true })).toBeVisible()
    expect(await ines.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    for (const width of [390, 1000]) {
      await ines.setViewportSize({ width, height: 844 })
      const talk = (await ines.getByRole('article', { name: /^Disagreement/ }).boundingBox())!
      const codes = (await ines.getByRole('complementary', { name: 'Codes in question' }).boundingBox())!
      expect(codes.y).toBeGreaterThanOrEqual(talk.y + talk.height)
    }
    await ines.setViewportSize({ width: 390, height: 844 })
    if (process.env['SHOTS']) await ines.screenshot({ path: `${process.env['SHOTS']}/reconcile-narrow.png` })
  })
})

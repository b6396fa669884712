/** Where coders agree and differ, beside the text. */
import { expect, longInterview, test } from './desk.ts'
import { enterText, goToTurn, selectWords, typeCode } from './without-pointer.ts'

test('the strip and the margin tell where two coders agree and differ, and lead there', async ({ study }) => {
  const source = await study.addInterview()
  const [ines, tomasz] = [await study.enter('owner', source), await study.enter('coder', source)]
  const strip = ines.page.getByRole('img', { name: /^Coders compared/ })
  await ines.codeAs('a letter that nobody read', 'Taught too soon')
  await ines.codeAs('The paper stayed', 'Paper that stays')
  await expect(strip).toHaveCount(0)

  await tomasz.codeAs('a letter that nobody read', 'Taught too soon')
  await tomasz.codeAs('learned it from each other', 'Learned from a colleague')
  await tomasz.codeAs('The paper stayed', 'Shadow records')
  await expect(strip).toHaveAccessibleName(
    'Coders compared: 1 place with the same codes, 1 place that somebody left uncoded, 1 with other codes',
  )
  for (const kind of ['alike', 'missing', 'unlike']) await expect(ines.page.locator(`.column .${kind}`)).toHaveCount(1)

  await ines.caretBefore('How did it begin')
  const { keyboard } = ines.page
  await keyboard.press('d')
  const said = ines.page.getByRole('status').or(ines.page.locator('[aria-live]'))
  await expect(said.filter({ hasText: /Somebody left it uncoded: Tomasz .*: Learned from a colleague/ })).toHaveCount(1)
  await keyboard.press('d')
  await expect(said.filter({ hasText: /other codes: .*Ines Ferreira: Paper that stays/ })).toHaveCount(1)

  await ines.page.getByRole('button', { name: 'Filter' }).click()
  const figureOf = (code: string) => ines.page.getByRole('row', { name: code }).getByRole('cell')
  await expect(figureOf('Taught too soon')).toHaveText('1.00')
  await tomasz.codeAs('How did it begin', 'Taught too soon')
  await expect(figureOf('Taught too soon')).toHaveText(/^\.\d\d$/)
  await expect(figureOf('All codes together')).toHaveText(/^−?\.\d\d$/)
  await ines.page.getByLabel('Show it beside the text').uncheck()
  await expect(strip).toHaveCount(0)
})

test('a click on the strip goes to the words that it stands for', async ({ study }) => {
  const source = await study.addInterview(longInterview)
  const [ines, tomasz] = [await study.enter('owner', source), await study.enter('coder', source)]
  for (const [desk, code] of [
    [ines, 'Paper that stays'],
    [tomasz, 'Shadow records'],
  ] as const) {
    await enterText(desk)
    await goToTurn(desk, 101)
    await selectWords(desk, 3)
    await typeCode(desk, 'c', code)
    await expect(desk.mark(code, 'So this is')).toBeVisible()
  }
  await ines.turn(1).scrollIntoViewIfNeeded()
  await expect(ines.turn(101)).not.toBeInViewport()
  await ines.page.locator('.strip .unlike').click()
  await expect(ines.turn(101)).toBeInViewport()
  await expect(ines.turn(60)).not.toBeInViewport()
})

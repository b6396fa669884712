/** Where coders agree and differ, beside the text. */
import { expect, test } from './desk.ts'

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
  await ines.page.getByLabel('Show it beside the text').uncheck()
  await expect(strip).toHaveCount(0)
})

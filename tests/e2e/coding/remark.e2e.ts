/** A remark is written while colleagues go on, and nothing that they or the server do takes letters from it. */
import { expect, test } from './desk.ts'

test('a correction elsewhere leaves the remark open that somebody writes', async ({ study }) => {
  const source = await study.addInterview()
  const [ines, tomasz] = [await study.enter('owner', source), await study.enter('coder', source)]
  const { keyboard } = tomasz.page
  await tomasz.codeAs('The paper stayed', 'Paper that stays')
  await tomasz.codeAs('We learned it', 'Taught too soon')
  await keyboard.press(']')
  await keyboard.press('m')
  const remark = tomasz.details.getByLabel('Remark')
  await expect(remark).toBeFocused()
  await keyboard.type('abc')

  await ines.page.getByRole('button', { name: 'Correct', exact: true }).click()
  await ines.caretBefore('How did it begin')
  await ines.page.keyboard.type('X')
  await expect(tomasz.turn(1)).toContainText('XHow did it begin')
  await tomasz.settled(1)
  await keyboard.type('u')
  await expect(remark).toHaveValue('abcu')
  await expect(remark).toBeFocused()
  expect(await tomasz.marks()).toHaveLength(2)
})

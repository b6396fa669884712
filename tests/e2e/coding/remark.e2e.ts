/** A remark is written while colleagues go on, and nothing that they or the server do takes letters from it. */
import type { Page } from '@playwright/test'
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

test('a letter typed before the last ones have come back stays in the remark', async ({ study }) => {
  const source = await study.addInterview()
  const [ines, tomasz] = [await study.enter('owner', source), await study.enter('coder', source)]
  const { page } = tomasz
  await tomasz.codeAs('The paper stayed', 'Paper that stays')
  await page.keyboard.press('m')
  const remark = tomasz.details.getByLabel('Remark')
  await expect(remark).toBeFocused()
  const paint = await holdFrames(page)
  await page.keyboard.type('ab')
  const remarked = ines.mark('Paper that stays', 'remark: ab')
  await expect(remarked).toBeVisible()
  await page.keyboard.type('c')
  await paint()
  await expect(remark).toHaveValue('abc')
  await expect(ines.mark('Paper that stays', 'remark: abc')).toBeVisible()
})

/** No frame is drawn from now on, as on a busy machine; answers how to draw those that were asked for. */
async function holdFrames(page: Page): Promise<() => Promise<void>> {
  await page.evaluate(() => {
    const asked: FrameRequestCallback[] = []
    const draw = () => asked.splice(0).forEach((callback) => callback(performance.now()))
    window.requestAnimationFrame = (callback) => asked.push(callback)
    Object.assign(window, { draw })
  })
  return () =>
    page.evaluate(() => {
      const { draw } = window as unknown as { draw: () => void }
      // What follows a change waits for two frames.
      draw()
      draw()
    })
}

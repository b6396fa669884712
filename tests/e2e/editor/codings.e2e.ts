import type { Page } from '@playwright/test'
import { expect, test } from './test.ts'

const filler = Array.from({ length: 40 }, (_, number) => ({
  speaker: number % 2 === 0 ? 'Interviewer' : 'IT lead',
  text: `Turn ${number}. ${'We tried the new record for a week and it was slow on every ward. '.repeat(1 + (number % 4))}`,
}))

test.beforeEach(({ sheet }) => sheet.layOut(filler))

test('overlapping codings tint the words in stretches, and brackets stand beside their lines', async ({ sheet }) => {
  const { page } = sheet
  await sheet.run((desk) => desk.code(desk.find('tried the new'), desk.find('new record'), desk.find('Turn 2. We')))
  await expect(page.locator('.tint')).toHaveText(['tried the ', 'new', ' record', 'Turn 2. We'])
  const bracket = await page.locator('.bracket').first().boundingBox()
  const words = await page.locator('.tint').first().boundingBox()
  expect(bracket!.y).toBeLessThan(words!.y + words!.height)
  expect(bracket!.y + bracket!.height).toBeGreaterThan(words!.y)
  const lanes = await sheet.run((desk) => desk.editor.margin.brackets.map(({ lane }) => lane))
  expect(lanes).toEqual([0, 1, 0])
})

test('a coding that is made is on its words at once, before any of the text is drawn anew', async ({ sheet }) => {
  const { page } = sheet
  const words = page.locator('.turn-words').first()
  await sheet.run((desk) => desk.code(desk.find('new record')))
  await expect(page.locator('.tint')).toHaveText(['new record'])
  const before = await words.screenshot()
  await page.evaluate(() => {
    const waiting: FrameRequestCallback[] = []
    const { requestAnimationFrame } = window
    window.requestAnimationFrame = (work) => waiting.push(work)
    window.letFramesGo = () => {
      window.requestAnimationFrame = requestAnimationFrame
      for (const work of waiting) requestAnimationFrame(work)
    }
  })
  await sheet.run((desk) => {
    desk.code(desk.find('tried the new'))
    desk.editor.emphasise(['coding-1-made'])
  })
  const painted = await words.screenshot()
  expect(painted.equals(before)).toBe(false)
  await expect(page.locator('.tint')).toHaveText(['new record'])
  await page.evaluate(() => window.letFramesGo())
  await expect(page.locator('.tint')).toHaveText(['tried the ', 'new', ' record'])
  await expect(page.locator('.tint.is-emphasised')).toHaveText(['tried the ', 'new'])
  // What was painted is gone again: the words look as if they had been drawn from the beginning.
  const drawn = await words.screenshot()
  await sheet.run((desk) => desk.editor.emphasise([]))
  await sheet.run((desk) => desk.editor.emphasise(['coding-1-made']))
  await expect(page.locator('.tint.is-emphasised')).toHaveText(['tried the ', 'new'])
  expect((await words.screenshot()).equals(drawn)).toBe(true)
  expect(await page.evaluate(() => [...CSS.highlights.values()].filter(({ size }) => size > 0).length)).toBe(0)
})

test('a coding that is taken back in any of the frames after it was made leaves nothing behind', async ({ sheet }) => {
  const { page } = sheet
  for (const frames of [0, 1, 2, 3, 4]) {
    await sheet.run(async (desk, frames) => {
      const pass = async (frames: number) => {
        for (let frame = 0; frame < frames; frame++) await new Promise(requestAnimationFrame)
      }
      // By then nothing waits any more for a frame.
      await pass(10)
      desk.code(desk.find('new record'))
      await pass(frames)
      desk.uncode('coding-0-made')
    }, frames)
    await expect(page.locator('.tint'), `after ${frames} frames`).toHaveCount(0)
    await expect(page.locator('.bracket'), `after ${frames} frames`).toHaveCount(0)
  }
})

declare global {
  interface Window {
    letFramesGo: () => void
  }
}

async function countBeside(page: Page, { y, height }: { y: number; height: number }): Promise<number> {
  const brackets = await Promise.all((await page.locator('.bracket').all()).map((bracket) => bracket.boundingBox()))
  return brackets.filter((bracket) => Math.abs(bracket!.y - y) < height).length
}

test('brackets stand beside their lines wherever the text has been scrolled to', async ({ sheet }) => {
  const { page } = sheet
  for (const by of [90, 90, 700, 4000, -300]) {
    // Scrolling is heard of in the frame after it.
    await page.locator('#scroller').evaluate((scroller, by) => {
      scroller.scrollTop += by
      return new Promise((seen) => requestAnimationFrame(() => requestAnimationFrame(seen)))
    }, by)
    await page.locator('.turn.is-laid').last().waitFor({ state: 'attached' })
    const words = await sheet.run((desk) => {
      const { first } = desk.heard.view as { first: number }
      desk.code(desk.find(`Turn ${first + 1}.`))
      return `Turn ${first + 1}.`
    })
    const tint = (await page.locator('.tint', { hasText: words }).boundingBox())!
    // What stands beside the words follows when they are painted.
    await expect.poll(() => countBeside(page, tint), words).toBe(1)
  }
})

test('what is drawn anew while words are being selected does not take the selection back', async ({ sheet }) => {
  const { page } = sheet
  await sheet.run((desk) => {
    desk.code(desk.find('tried the new'), desk.find('new record'), desk.find('record for a week'))
    const keys = ['coding-0-made', 'coding-1-made', 'coding-2-made']
    let turn = 0
    document.addEventListener('mouseup', () => desk.editor.emphasise([keys[turn++ % 3]!]))
  })
  for (const words of ['new', ' record', 'new']) {
    const { x, y, width } = (await page.getByText(words, { exact: true }).first().boundingBox())!
    await page.mouse.dblclick(x + width / 2, y + 8)
    await expect
      .poll(() => sheet.run((desk) => desk.text.slice(desk.editor.selection.start, desk.editor.selection.end).trim()))
      .toBe(words.trim())
  }
})

test('five codes by four coders on the same words: twenty lanes, every label to be read', async ({ sheet }) => {
  await sheet.run((desk) => desk.code(...Array.from({ length: 20 }, () => desk.find('it was slow'))))
  await expect(sheet.page.locator('.bracket')).toHaveCount(20)
  expect(await sheet.run((desk) => desk.editor.margin.lanes)).toBe(20)
  const labels = await Promise.all((await sheet.page.locator('.label').all()).map((label) => label.boundingBox()))
  const tops = labels.map((label) => label!.y).toSorted((one, other) => one - other)
  tops.slice(1).forEach((top, number) => expect(top - tops[number]!).toBeGreaterThanOrEqual(19.9))
})

test('the codings under the pointer and under a click are told', async ({ sheet }) => {
  const { page } = sheet
  await sheet.run((desk) => desk.code(desk.find('tried the new'), desk.find('new record')))
  await page.locator('.tint', { hasText: /^new$/ }).hover()
  await expect.poll(() => sheet.run((desk) => desk.heard.hover)).toEqual(['coding-0-made', 'coding-1-made'])
  await page.locator('.tint', { hasText: 'record' }).click()
  await expect.poll(() => sheet.run((desk) => desk.heard.press)).toEqual(['coding-1-made'])
  await page.locator('.turn-words').nth(3).click()
  await expect.poll(() => sheet.run((desk) => [desk.heard.press, desk.heard.hover])).toEqual([[], []])
})

test('an emphasised coding is set off by more than colour', async ({ sheet }) => {
  await sheet.run((desk) => desk.code(desk.find('tried the new'), desk.find('new record')))
  await sheet.run((desk) => desk.editor.emphasise(['coding-0-made']))
  await expect(sheet.page.locator('.tint.is-emphasised')).toHaveText(['tried the ', 'new'])
  const line = await sheet.page
    .locator('.is-emphasised')
    .first()
    .evaluate((tint) => getComputedStyle(tint).textDecorationLine)
  expect(line).toBe('underline')
})

test('an end is moved by its handle, by pointer and by keyboard, onto whole words', async ({ sheet }) => {
  const { page } = sheet
  await sheet.run((desk) => {
    desk.code(desk.find('tried the new'))
    desk.editor.handle('coding-0-made')
  })
  const handle = page.getByRole('button', { name: 'End of the coding' })
  const target = await sheet.run((desk) => {
    desk.editor.focus()
    desk.editor.select(desk.find('slow'))
    const box = getSelection()!.getRangeAt(0).getBoundingClientRect()
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  })
  await handle.hover()
  await page.mouse.down()
  await page.mouse.move(target.x, target.y, { steps: 4 })
  await expect(page.locator('.is-preview').last()).toBeVisible()
  await page.mouse.up()
  const told = () =>
    sheet.run((desk) => {
      const { span, isDone } = desk.heard.boundary as { span: { start: number; end: number }; isDone: boolean }
      return [desk.text.slice(span.start, span.end), isDone]
    })
  expect(await told()).toEqual(['tried the new record for a week and it was slow', true])
  await expect(page.locator('.is-preview')).toHaveCount(0)
  await sheet.run((desk) => desk.editor.focusHandle('end'))
  await page.keyboard.press('ArrowLeft')
  expect(await told()).toEqual(['tried the', true])
  await sheet.run((desk) => desk.editor.handle(null))
  await expect(handle).toBeHidden()
})

test('an end let go after somebody typed above is put where the pointer is', async ({ sheet }) => {
  const { page } = sheet
  const target = await sheet.run((desk) => {
    // In a turn of their own, so that the words stay under the pointer.
    const turn = desk.find('Turn 1.').start
    desk.code(desk.find('tried the new', turn))
    desk.editor.handle('coding-0-made')
    desk.editor.focus()
    desk.editor.select(desk.find('slow', turn))
    const box = getSelection()!.getRangeAt(0).getBoundingClientRect()
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  })
  await page.getByRole('button', { name: 'End of the coding' }).hover()
  await page.mouse.down()
  await page.mouse.move(target.x, target.y, { steps: 4 })
  await expect(page.locator('.is-preview').last()).toBeVisible()
  await sheet.run((desk) => desk.insertElsewhere(1, 'xx'))
  await expect(page.locator('.turn-words').first()).toContainText('xx')
  await page.mouse.up()
  const moved = await sheet.run((desk) => {
    const { span } = desk.heard.boundary as { span: { start: number; end: number } }
    return desk.text.slice(span.start, span.end)
  })
  expect(moved).toBe('tried the new record for a week and it was slow')
})

test('selected words are dragged onto a code, and stay where they are', async ({ sheet }) => {
  const { page } = sheet
  await sheet.run((desk) => desk.editor.setMode('correct'))
  const before = await sheet.run((desk) => desk.text)
  const from = await sheet.run((desk) => {
    desk.editor.focus()
    desk.editor.select(desk.find('tried the new'))
    const code = document.getElementById('code')!
    code.ondragover = (event) => event.preventDefault()
    code.ondrop = (event) => {
      event.preventDefault()
      const isOurs = event.dataTransfer!.types.includes('application/x-intercoder-words')
      code.textContent = `${isOurs}, ${event.dataTransfer!.getData('text/plain')}`
    }
    const { x, y } = getSelection()!.getRangeAt(0).getBoundingClientRect()
    return { x: x + 12, y: y + 8 }
  })
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move(from.x + 40, from.y + 40, { steps: 4 })
  await page.locator('#code').hover()
  await page.mouse.up()
  await expect(page.locator('#code')).toHaveText('true, tried the new')
  expect(await sheet.run((desk) => desk.text)).toBe(before)
})

test('what others have selected is shown with their names, and follows the words', async ({ sheet }) => {
  await sheet.run((desk) => desk.showPeer(desk.find('new record')))
  await expect(sheet.page.locator('.peer-selection')).toHaveText('new record')
  await expect(sheet.page.locator('.peer-name')).toHaveText('Grace Hopper')
  await sheet.run((desk) => desk.insertElsewhere(1, 'Well. '))
  await expect(sheet.page.locator('.peer-selection')).toHaveText('new record')
})

test('what arrives never moves the line being read', async ({ sheet }) => {
  const { page } = sheet
  await page.locator('#scroller').evaluate((scroller) => (scroller.scrollTop = 1500))
  await page.waitForFunction(() => (window.desk.heard.view as { first: number })?.first > 3)
  const lineAt = () =>
    page.evaluate(() => {
      const first = (window.desk.heard.view as { first: number }).first + 1
      const words = document.querySelectorAll('.turn-words')[first]!
      const text = words.textContent!.slice(0, 12)
      return { text, top: Math.round(words.getBoundingClientRect().top) }
    })
  const before = await lineAt()
  const topOf = (beginning: string) =>
    page.evaluate((text) => {
      const words = [...document.querySelectorAll('.turn-words')].find((one) => one.textContent!.startsWith(text))!
      return Math.round(words.getBoundingClientRect().top)
    }, beginning)
  await sheet.run((desk) => desk.insertElsewhere(3, 'A long addition far above. '.repeat(60)))
  await expect.poll(() => topOf(before.text)).toBe(before.top)
  await sheet.run((desk) => {
    const { top } = desk.heard.view as { top: number }
    desk.insertElsewhere(top + 2, 'And in the turn that begins above the screen. '.repeat(30))
  })
  await expect.poll(() => topOf(before.text)).toBe(before.top)
  await sheet.run((desk) => desk.splitElsewhere(8))
  await sheet.run((desk) => desk.deleteElsewhere({ start: 3, end: 300 }))
  await expect.poll(() => topOf(before.text)).toBe(before.top)
})

test('a place far away is brought onto the screen, though the turns between had only guessed heights', async ({
  sheet,
}) => {
  await sheet.run((desk) => desk.editor.scrollTo(desk.find('Turn 30'), 0.5))
  const middle = await sheet.page.locator('#scroller').evaluate((scroller) => scroller.clientHeight / 2)
  await expect
    .poll(async () => {
      const box = await sheet.page.locator('.turn-words').nth(30).boundingBox()
      return Math.abs(box!.y - middle)
    })
    .toBeLessThan(12)
  const view = await sheet.run((desk) => desk.heard.view as { first: number; last: number })
  expect(view.first).toBeLessThanOrEqual(30)
  expect(view.last).toBeGreaterThanOrEqual(30)
})

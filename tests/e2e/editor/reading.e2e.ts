import { expect, test } from './test.ts'

const story = [
  { speaker: 'Interviewer', text: 'How did the first week go?', start: 0 },
  { speaker: 'IT lead', text: 'We tried the new record. It was slow, and the wards went back to paper.', start: 4_000 },
  { speaker: '', text: 'كان النظام بطيئا جدا. لم نستخدمه في الليل.' },
  { speaker: 'Nurse', text: '系统很慢。我们没有使用它。' },
  { speaker: 'IT lead', text: 'Who fixed it?' },
]

test.beforeEach(({ sheet }) => sheet.layOut(story))

test('number, speaker and time stand beside the words as text, and are no part of them', async ({ sheet }) => {
  const second = sheet.page.locator('.turn').nth(1)
  await expect(second.locator('.turn-head')).toHaveText('2 IT lead 0:00:04')
  await sheet.run((desk) => desk.editor.select(desk.find('week go?')))
  await sheet.page.keyboard.press('Control+a')
  expect(await sheet.page.evaluate(() => getSelection()?.toString())).not.toContain('Interviewer')
  await sheet.page.locator('.turn-head').nth(3).click()
  expect(await sheet.run((desk) => desk.heard.turn)).toBe('turn-3-first')
})

test('reading, nothing changes the text, whatever is pressed, pasted, dragged or composed', async ({ sheet }) => {
  const before = await sheet.run((desk) => desk.turns)
  const shown = await sheet.page.locator('.ProseMirror').innerText()
  await sheet.page.locator('.turn-words').nth(1).click()
  for (const key of ['x', 'Enter', 'Backspace', 'Delete', 'Control+z', 'Control+x', 'Control+b'])
    await sheet.page.keyboard.press(key)
  await sheet.page.keyboard.insertText('inserted')
  const devtools = await sheet.page.context().newCDPSession(sheet.page)
  await devtools.send('Input.imeSetComposition', { text: 'にほ', selectionStart: 2, selectionEnd: 2 })
  await devtools.send('Input.insertText', { text: '日本' })
  await sheet.page.evaluate(() => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', 'pasted')
    const paste = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
    document.querySelector('.ProseMirror')?.dispatchEvent(paste)
  })
  expect(await sheet.run((desk) => desk.turns)).toEqual(before)
  await expect.poll(() => sheet.page.locator('.ProseMirror').innerText()).toBe(shown)
})

test('reading, the caret moves and selects by keyboard, across turns and in every script', async ({ sheet }) => {
  const { page } = sheet
  await sheet.run((desk) => desk.editor.focus())
  await sheet.run((desk) => desk.editor.select({ start: 1, end: 1 }))
  const selected = () => sheet.run((desk) => desk.text.slice(desk.editor.selection.start, desk.editor.selection.end))
  await page.keyboard.press('Shift+ArrowRight')
  await page.keyboard.press('Shift+ArrowRight')
  await expect.poll(selected).toBe('Ho')
  await page.keyboard.press('Control+Shift+ArrowRight')
  await expect.poll(selected).toMatch(/^How/)
  await page.keyboard.press('End')
  await page.keyboard.press('Shift+ArrowDown')
  await expect.poll(selected).toContain('\uFFFC')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Home')
  await page.keyboard.press('Shift+End')
  await expect.poll(selected).toMatch(/[؀-ۿ]|[一-鿿]/)
})

test('selections are told with the whole words, sentences or turns around them', async ({ sheet }) => {
  const told = () =>
    sheet.run((desk) => {
      const { snapped } = desk.heard.selection as { snapped: { start: number; end: number } }
      return desk.text.slice(snapped.start, snapped.end)
    })
  await sheet.run((desk) => desk.editor.select(desk.find('ried the ne')))
  expect(await told()).toBe('tried the new')
  await sheet.run((desk) => desk.editor.setSnap('sentence'))
  expect(await told()).toBe('We tried the new record.')
  await sheet.run((desk) => desk.editor.select(desk.find('نستخد')))
  expect(await told()).toBe('لم نستخدمه في الليل.')
  await sheet.run((desk) => desk.editor.select(desk.find('慢')))
  expect(await told()).toBe('系统很慢。')
  await sheet.run((desk) => desk.editor.select(desk.find(' ')))
  expect(await sheet.run((desk) => desk.heard.selection)).toBeNull()
})

test('words are selected with the mouse, right to left too', async ({ sheet }) => {
  const { page } = sheet
  const words = page.locator('.turn-words').nth(2)
  const box = (await words.boundingBox())!
  expect(await words.evaluate((element) => getComputedStyle(element).direction)).toBe('rtl')
  await page.mouse.move(box.x + box.width - 2, box.y + box.height / 2)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width - 90, box.y + box.height / 2, { steps: 5 })
  await page.mouse.up()
  const selected = () => sheet.run((desk) => desk.text.slice(desk.editor.selection.start, desk.editor.selection.end))
  await expect.poll(selected).toMatch(/^كان/)
  await page
    .locator('.turn-words')
    .nth(3)
    .dblclick({ position: { x: 30, y: 12 } })
  await expect.poll(() => sheet.run((desk) => desk.editor.selection.end - desk.editor.selection.start)).toBe(2)
})

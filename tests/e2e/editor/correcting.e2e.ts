import type { Page } from '@playwright/test'
import { expect, test } from './test.ts'

const story = [
  { speaker: 'Interviewer', text: 'How did it go?' },
  { speaker: 'IT lead', text: 'We tried the new record. It was slow.' },
  { speaker: 'Nurse', text: 'Paper again.' },
]

test.beforeEach(({ sheet }) => sheet.layOut(story, 'correct'))

const paste = (page: Page, text: string) =>
  page.evaluate((text) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', text)
    clipboardData.setData('text/html', `<h1>${text}</h1>`)
    const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
    document.querySelector('.ProseMirror')?.dispatchEvent(event)
  }, text)

test('typing, deleting, splitting and joining reach everyone, and codings stay on their words', async ({ sheet }) => {
  const { page } = sheet
  await sheet.run((desk) => {
    desk.code(desk.find('new record'), desk.find('slow.\uFFFCPaper'))
    desk.editor.select({ start: desk.find('tried').start, end: desk.find('tried').start })
    desk.editor.focus()
  })
  await page.keyboard.type('really ')
  await page.keyboard.press('Enter')
  await sheet.run((desk) => desk.editor.select({ start: desk.find('Paper').start, end: desk.find('Paper').start }))
  await page.keyboard.press('Backspace')
  await page.keyboard.press('Delete')
  await page.keyboard.type('p')
  await page.keyboard.press('Shift+Enter')
  const expected = [
    'Interviewer: How did it go?',
    'IT lead: We really ',
    'IT lead: tried the new record. It was slow.p\naper again.',
  ]
  expect(await sheet.run((desk) => desk.turns)).toEqual(expected)
  expect(await sheet.run((desk) => desk.turnsElsewhere)).toEqual(expected)
  expect(await page.locator('.turn-words').allInnerTexts()).toEqual(expected.map((turn) => turn.replace(/^.*?: /, '')))
  await expect(page.locator('.turn-head').nth(2)).toHaveText(/3 IT lead/)
  expect(await sheet.run((desk) => ['coding-0-made', 'coding-1-made'].map((key) => desk.read(key)))).toEqual([
    'new record',
    'slow.p\naper',
  ])
  await expect(page.locator('.tint').filter({ hasText: 'new record' })).toHaveCount(1)
})

test('P9 undo and redo take my own corrections only', async ({ sheet }) => {
  const { page } = sheet
  await sheet.run((desk) => {
    desk.editor.focus()
    desk.editor.select(desk.find('slow'))
  })
  await page.keyboard.type('quick')
  await page.keyboard.press('Enter')
  await sheet.run((desk) => desk.insertElsewhere(1, 'Well. '))
  await page.keyboard.press('Control+z')
  expect(await sheet.run((desk) => desk.turns[1])).toBe('IT lead: We tried the new record. It was quick.')
  await page.keyboard.press('Control+z')
  expect(await sheet.run((desk) => desk.turns)).toEqual([
    'Interviewer: Well. How did it go?',
    'IT lead: We tried the new record. It was slow.',
    'Nurse: Paper again.',
  ])
  await page.keyboard.press('Control+y')
  await page.keyboard.press('Control+Shift+z')
  expect(await sheet.run((desk) => desk.turns.slice(1, 3))).toEqual([
    'IT lead: We tried the new record. It was quick',
    'IT lead: .',
  ])
})

test('pasting brings plain words, over a selection across turns too; cutting takes them', async ({ sheet }) => {
  const { page } = sheet
  await sheet.run((desk) => {
    desk.editor.focus()
    desk.editor.select({ start: desk.find('It was').start, end: desk.find(' again').start })
  })
  await paste(page, 'Then\r\nwe left\u0007')
  const pasted = 'IT lead: We tried the new record. Then\nwe left again.'
  expect(await sheet.run((desk) => desk.turns)).toEqual(['Interviewer: How did it go?', pasted])
  await sheet.run((desk) => desk.editor.select({ start: 1, end: desk.text.length }))
  await page.keyboard.press('Control+x')
  expect(await sheet.run((desk) => desk.turns)).toEqual(['Interviewer: '])
  await page.keyboard.type('x')
  expect(await sheet.run((desk) => desk.turns)).toEqual(['Interviewer: x'])
})

test('typing over a selection across turns, and over everything', async ({ sheet }) => {
  const { page } = sheet
  await sheet.run((desk) => {
    desk.editor.focus()
    desk.editor.select({ start: desk.find('We tried').start, end: desk.find(' again').start })
  })
  await page.keyboard.type('n')
  expect(await sheet.run((desk) => desk.turns)).toEqual(['Interviewer: How did it go?', 'IT lead: n again.'])
  await page.keyboard.press('Control+a')
  await page.keyboard.press('Backspace')
  expect(await sheet.run((desk) => desk.turns)).toEqual(['Interviewer: '])
})

test('an input method composes words, also while somebody else types in another turn', async ({ sheet }) => {
  const { page } = sheet
  await sheet.run((desk) => {
    desk.editor.focus()
    desk.editor.select({ start: desk.find(' again').start, end: desk.find(' again').start })
  })
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Input.imeSetComposition', { text: 'に', selectionStart: 1, selectionEnd: 1 })
  await devtools.send('Input.imeSetComposition', { text: 'にほ', selectionStart: 2, selectionEnd: 2 })
  await sheet.run((desk) => desk.insertElsewhere(1, 'Well. '))
  await devtools.send('Input.imeSetComposition', { text: 'にほん', selectionStart: 3, selectionEnd: 3 })
  await devtools.send('Input.insertText', { text: '日本' })
  await expect
    .poll(() => sheet.run((desk) => desk.turns))
    .toEqual([
      'Interviewer: Well. How did it go?',
      'IT lead: We tried the new record. It was slow.',
      'Nurse: Paper日本 again.',
    ])
  expect(await page.locator('.turn-words').nth(2).innerText()).toBe('Paper日本 again.')
})

test('what somebody types into the turn in which words are being composed costs neither of them a word', async ({
  sheet,
}) => {
  const { page } = sheet
  await sheet.run((desk) => {
    desk.editor.focus()
    desk.editor.select({ start: desk.find(' again').start, end: desk.find(' again').start })
  })
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Input.imeSetComposition', { text: 'に', selectionStart: 1, selectionEnd: 1 })
  await sheet.run((desk) => desk.insertElsewhere(desk.find('Paper').start, 'On '))
  await sheet.run((desk) => desk.insertElsewhere(desk.text.length, ' Yes.'))
  await devtools.send('Input.imeSetComposition', { text: 'にほ', selectionStart: 2, selectionEnd: 2 })
  await devtools.send('Input.insertText', { text: '日本' })
  const words = () => page.locator('.turn-words').nth(2).innerText()
  await expect.poll(words).toMatch(/^On Paper.*日本.* again\. Yes\.$/)
  expect(await sheet.run((desk) => desk.turns[2])).toBe(`Nurse: ${await words()}`)
  expect(await sheet.run((desk) => desk.turnsElsewhere)).toEqual(await sheet.run((desk) => desk.turns))
})

test('P5 what was typed apart ends alike on both sides', async ({ sheet }) => {
  const { page } = sheet
  await sheet.run((desk) => {
    desk.areApart = true
    desk.editor.focus()
    desk.editor.select(desk.find('slow'))
  })
  await page.keyboard.type('quick')
  await page.keyboard.press('Enter')
  await sheet.run((desk) => {
    desk.deleteElsewhere(desk.find('tried'))
    desk.splitElsewhere(5)
    desk.meet()
  })
  expect(await sheet.run((desk) => desk.turns)).toEqual([
    'Interviewer: How ',
    ': did it go?',
    'IT lead: We  the new record. It was quick',
    'IT lead: .',
    'Nurse: Paper again.',
  ])
  expect(await sheet.run((desk) => desk.turnsElsewhere)).toEqual(await sheet.run((desk) => desk.turns))
  expect(await page.locator('.turn-words').allInnerTexts()).toHaveLength(5)
  await expect(page.locator('.turn-number').last()).toHaveText('5')
})

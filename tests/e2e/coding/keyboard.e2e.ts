/** The whole of coding without a pointer: nothing in here clicks. */
import { expect, test, type Desk } from './desk.ts'
import { enterText, goToTurn, runCommand, selectWords, typeCode } from './without-pointer.ts'

test.describe('with the keyboard alone', () => {
  test('words are selected, coded, coded differently, and given up', async ({ study }) => {
    const source = await study.addInterview()
    const [ines, tomasz] = [await study.enter('owner', source), await study.enter('coder', source)]
    const { keyboard } = ines.page
    await enterText(ines)
    await goToTurn(ines, 2)
    await selectWords(ines, 3)
    await typeCode(ines, 'c', 'Taught too s')
    await expect(tomasz.mark('Taught too soon', 'With a letter')).toBeVisible()

    await goToTurn(ines, 4)
    await keyboard.press('e')
    await keyboard.press('e')
    await keyboard.press('1')
    await expect(tomasz.mark('Taught too soon', 'It was not')).toBeVisible()

    await typeCode(ines, 'r', 'Being taught')
    await expect(tomasz.mark('Being taught', 'It was not')).toBeVisible()

    await goToTurn(ines, 6)
    await selectWords(ines, 3)
    await keyboard.press('v')
    await expect(tomasz.mark('The paper stayed', 'The paper stayed')).toBeVisible()

    await keyboard.press('[')
    await keyboard.press('u')
    await expect(tomasz.mark('Being taught')).toHaveCount(0)
    await keyboard.press('ControlOrMeta+z')
    await expect(tomasz.mark('Being taught', 'It was not')).toBeVisible()
    await keyboard.press('Shift+ControlOrMeta+z')
    await expect(tomasz.mark('Being taught')).toHaveCount(0)
    await expect.poll(() => tomasz.marks()).toHaveLength(2)
  })

  test('a key in the moment of a selection is meant for what was just selected', async ({ study }) => {
    const ines = await study.enter('owner', await study.addInterview())
    await enterText(ines)
    await goToTurn(ines, 2)
    await selectWords(ines, 2)
    // Browsers tell of a selection a moment later; here the key comes before that.
    await ines.text.evaluate((text) => {
      document.getSelection()?.modify('extend', 'forward', 'word')
      document.getSelection()?.modify('extend', 'forward', 'word')
      text.dispatchEvent(new KeyboardEvent('keydown', { key: 'v', bubbles: true, cancelable: true }))
    })
    await expect(ines.mark('With a letter that', 'With a letter that')).toBeVisible()
  })

  test('letters that follow at once on the key that opens a list are typed into it', async ({ study }) => {
    const ines = await study.enter('owner', await study.addInterview())
    const { keyboard } = ines.page
    await enterText(ines)
    await goToTurn(ines, 2)
    await selectWords(ines, 3)
    // Between the keys of somebody who types fast there is no frame.
    await ines.page.evaluate(() => (window.requestAnimationFrame = () => 0))
    await keyboard.press('c')
    await keyboard.type('sus')
    await expect(ines.page.getByRole('combobox', { name: 'Code', exact: true })).toHaveValue('sus')
    await keyboard.press('Escape')
    await ines.text.focus()
    await keyboard.press('ControlOrMeta+k')
    await keyboard.type('sus')
    await expect(ines.page.getByRole('combobox', { name: 'Commands' })).toHaveValue('sus')
  })

  test('both ends move, a remark is written and doubt said', async ({ study }) => {
    const source = await study.addInterview()
    const [ines, tomasz] = [await study.enter('owner', source), await study.enter('coder', source)]
    const { keyboard } = ines.page
    await enterText(ines)
    await goToTurn(ines, 4)
    await selectWords(ines, 3)
    await typeCode(ines, 'c', 'Taught too soon')
    await expect(tomasz.mark('Taught too soon', 'It was not')).toBeVisible()

    await keyboard.press('b')
    await expect(ines.page.getByRole('button', { name: 'End of the coding' })).toBeFocused()
    for (const until of ['It was not.', 'It was not. We', 'It was not. We learned']) {
      await keyboard.press('ArrowRight')
      await expect.poll(() => coded(tomasz)).toBe(until)
    }
    await keyboard.press('b')
    await expect(ines.page.getByRole('button', { name: 'Start of the coding' })).toBeFocused()
    await keyboard.press('ArrowRight')
    await expect.poll(() => coded(tomasz)).toBe('was not. We learned')
    await keyboard.press('Escape')
    await expect(ines.text).toBeFocused()

    await keyboard.press(']')
    await keyboard.press('m')
    await expect(ines.details.getByLabel('Remark')).toBeFocused()
    await keyboard.type('Said with a laugh.')
    await keyboard.press('Escape')
    await expect(ines.text).toBeFocused()
    await keyboard.press('w')
    await expect(tomasz.mark('Taught too soon', 'by Ines Ferreira, unsure')).toHaveAttribute(
      'aria-label',
      /was not\. We learned, remark: Said with a laugh\./,
    )
  })

  test('a remark that one is in the middle of is kept, however one goes away', async ({ study }) => {
    const source = await study.addInterview()
    const ines = await study.enter('owner', source)
    const { page } = ines
    const remark = page.getByRole('textbox', { name: 'Remark' })
    await enterText(ines)
    await goToTurn(ines, 4)
    await selectWords(ines, 3)
    await page.keyboard.press('c')
    await expect(page.getByRole('combobox', { name: 'Code' })).toBeFocused()
    await page.keyboard.type('Taught too soon')
    await page.keyboard.press('Enter')
    await expect(ines.text).toBeFocused()
    const leave = [() => page.getByRole('link', { name: 'Codebook' }).first().press('Enter'), () => page.reload()]
    for (const [number, go] of leave.entries()) {
      await page.keyboard.press('m')
      await expect(remark).toBeFocused()
      await page.keyboard.press('End')
      await page.keyboard.type(`Said with a laugh ${number}.`)
      await go()
      if (number === 0) {
        await expect(page.getByRole('heading', { name: 'Codebook' })).toBeVisible()
        await page.goBack()
      }
      await ines.ready()
      await ines.mark('Taught too soon').click()
      await expect(remark).toHaveValue(/Said with a laugh 0\.(Said with a laugh 1\.)?$/)
    }
    await expect(remark).toHaveValue('Said with a laugh 0.Said with a laugh 1.')
  })

  test('everything is found: panes, codes, commands, keys', async ({ study }) => {
    const source = await study.addInterview()
    const ines = await study.enter('owner', source)
    const { page } = ines
    const { keyboard } = page
    await enterText(ines)
    await goToTurn(ines, 6)
    await selectWords(ines, 3)
    await keyboard.press('/')
    await expect(page.getByRole('searchbox', { name: 'Find a code' })).toBeFocused()
    await keyboard.type('shadow')
    await keyboard.press('Enter')
    await expect(ines.mark('Shadow records', 'The paper stayed')).toBeVisible()
    await keyboard.press('Escape')
    await keyboard.press('Escape')
    await expect(ines.text).toBeFocused()

    await runCommand(ines, 'snap to sent')
    await expect(page.getByLabel('Snap to')).toHaveValue('sentence')
    await expect(ines.text).toBeFocused()
    await keyboard.press('?')
    await expect(page.getByRole('dialog', { name: 'Keys' })).toContainText('Go round the codings at the caret')
    // Not the switch of the shortcuts, which a Space meant to scroll would switch off.
    await expect(page.getByRole('dialog').getByRole('button', { name: 'Close' })).toBeFocused()
    await keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await expect(ines.text).toBeFocused()

    await keyboard.press('F6')
    await expect(page.getByRole('region', { name: 'Details' }).locator(':focus')).toHaveCount(1)
    await keyboard.press('F6')
    await expect(page.getByRole('region', { name: 'Sources and codes' }).locator(':focus')).toHaveCount(1)
  })
})

/** All tinted words, over the seams that a colleague’s selection makes in them. */
async function coded(desk: Desk): Promise<string> {
  return (await desk.tinted()).join('')
}

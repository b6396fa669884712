/** How somebody without a pointer gets to words. */
import { expect, type Desk } from './desk.ts'

export async function enterText(desk: Desk): Promise<void> {
  await desk.page.keyboard.press('F6')
  await expect(desk.text).toBeFocused()
}

export async function goToTurn(desk: Desk, turn: number): Promise<void> {
  const { keyboard } = desk.page
  await keyboard.press('g')
  await expect(desk.page.getByRole('spinbutton', { name: /^Number, 1 to/ })).toBeFocused()
  await keyboard.type(String(turn))
  await keyboard.press('Enter')
  await expect(desk.page.getByRole('dialog')).toHaveCount(0)
  await expect(desk.text).toBeFocused()
  // The caret of the browser follows a frame after the focus; until then it stands where it stood.
  await expect
    .poll(() => desk.turn(turn).evaluate((words) => words.contains(document.getSelection()!.anchorNode)))
    .toBe(true)
}

/** By the box that `key` opens. Before it is there letters would be commands, and until it has gone they would be its own. */
export async function typeCode(desk: Desk, key: 'c' | 'r', code: string): Promise<void> {
  const { keyboard } = desk.page
  await keyboard.press(key)
  await expect(desk.page.getByRole('combobox', { name: 'Code', exact: true })).toBeFocused()
  await keyboard.type(code)
  await keyboard.press('Enter')
  await expect(desk.text).toBeFocused()
}

export async function runCommand({ page }: Desk, words: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+k')
  await expect(page.getByRole('combobox', { name: 'Commands' })).toBeFocused()
  await page.keyboard.type(words)
  await page.keyboard.press('Enter')
}

export async function selectWords(desk: Desk, words: number): Promise<void> {
  for (let word = 0; word < words; word++) await desk.page.keyboard.press('Shift+ControlOrMeta+ArrowRight')
  await expect(desk.details.getByText('Selected words')).toBeVisible()
}

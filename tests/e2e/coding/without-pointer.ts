/** How somebody without a pointer gets to words. */
import { expect, type Desk } from './desk.ts'

export async function enterText(desk: Desk): Promise<void> {
  await desk.page.keyboard.press('F6')
  await expect(desk.text).toBeFocused()
}

export async function goToTurn(desk: Desk, turn: number): Promise<void> {
  const { keyboard } = desk.page
  await keyboard.press('g')
  await keyboard.type(String(turn))
  await keyboard.press('Enter')
  await expect(desk.page.getByRole('dialog')).toHaveCount(0)
  await expect(desk.text).toBeFocused()
}

export async function selectWords(desk: Desk, words: number): Promise<void> {
  for (let word = 0; word < words; word++) await desk.page.keyboard.press('Shift+ControlOrMeta+ArrowRight')
  await expect(desk.details.getByText('Selected words')).toBeVisible()
}

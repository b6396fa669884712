/** Files as people bring them: chosen, dropped or pasted. */
import type { Page } from '@playwright/test'

export interface BroughtFile {
  name: string
  mimeType: string
  buffer: Buffer
}

export function textFile(name: string, content: string | Buffer): BroughtFile {
  return { name, mimeType: 'text/plain', buffer: Buffer.from(content) }
}

/** Chooses files with the button that asks for them. */
export async function chooseFiles(page: Page, button: string, files: BroughtFile[]): Promise<void> {
  const asked = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: button }).click()
  await (await asked).setFiles(files)
}

/** Lets go of files over the page. */
export async function dropFiles(page: Page, files: BroughtFile[]): Promise<void> {
  const dropped = files.map(({ name, mimeType, buffer }) => ({ name, mimeType, bytes: [...buffer] }))
  await page.evaluate((all) => {
    const dataTransfer = new DataTransfer()
    for (const { name, mimeType, bytes } of all) {
      dataTransfer.items.add(new File([new Uint8Array(bytes)], name, { type: mimeType }))
    }
    for (const type of ['dragover', 'drop']) {
      document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }))
    }
  }, dropped)
}

/** Pastes text where nobody is typing, or into what has the keyboard. */
export async function pasteText(page: Page, text: string): Promise<void> {
  await page.evaluate((pasted) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', pasted)
    const place = document.activeElement ?? document.body
    place.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, text)
}

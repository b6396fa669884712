/** A person at the coding desk, as tests speak of one: what they do there and what they see. */
import type { APIRequestContext, Locator, Page } from '@playwright/test'
import { expect, test as base } from '../harness/test.ts'

export const interview = `Interviewer: How did it begin on your ward?
Nurse: With a letter that nobody read. Then the trainers came for a morning.
Interviewer: And was a morning enough?
Nurse: It was not. We learned it from each other, at night, when it was quiet.
Interviewer: What happened to the paper?
Nurse: The paper stayed. It is in the drawer under the printer, and everybody knows.
`

/** Longer than any screen: 120 turns, each of which says which it is. */
export const longInterview = Array.from({ length: 120 }, (_, hour) => {
  const speaker = hour % 2 === 0 ? 'Interviewer' : 'Nurse'
  return `${speaker}: So this is what they did on the ward at hour ${hour}, and at hour ${hour} it was quiet again.\n`
}).join('')

export class Desk {
  readonly page: Page
  readonly text: Locator
  readonly save: Locator
  readonly labels: Locator
  readonly details: Locator
  readonly tree: Locator

  constructor(page: Page) {
    this.page = page
    this.text = page.locator('.ProseMirror')
    this.save = page.locator('[data-save]')
    this.labels = page.locator('[data-label]')
    this.details = page.getByRole('region', { name: 'Details' })
    this.tree = page.getByRole('tree', { name: 'Codes' })
  }

  static async open(page: Page, project: string, source: string): Promise<Desk> {
    const desk = new Desk(page)
    await page.goto(`/projects/${project}/sources/${source}`)
    await desk.ready()
    return desk
  }

  async ready(): Promise<void> {
    await expect(this.text.locator('.turn').first()).toBeVisible()
    await expect(this.save).toHaveAttribute('data-save', 'saved')
  }

  /** The words of a turn, counted from 1. */
  turn(number: number): Locator {
    return this.text
      .locator('.turn')
      .nth(number - 1)
      .locator('.turn-words')
  }

  /** Waits until a turn has stood where it is for ten frames. */
  async settled(turn: number): Promise<void> {
    await this.turn(turn).evaluate(
      (words) =>
        new Promise<void>((done) => {
          let [top, still] = [NaN, 0]
          const look = () => {
            const now = words.getBoundingClientRect().top
            still = now === top ? still + 1 : 0
            top = now
            if (still < 10) requestAnimationFrame(look)
            else done()
          }
          look()
        }),
    )
  }

  /** Selects words; `until` takes the selection on to the end of other words. */
  async select(words: string, until = words): Promise<void> {
    await this.#place(words, until)
    await expect(this.details.getByText('Selected words')).toBeVisible()
  }

  /** Puts the caret before some words. */
  async caretBefore(words: string): Promise<void> {
    await this.#place(words, null)
  }

  /** The browser's own selection, as it would be after dragging over the words. */
  async #place(words: string, until: string | null): Promise<void> {
    await this.text.evaluate(
      (text, [first, last]) => {
        const nodes: Text[] = []
        const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT)
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          if (node.parentElement?.closest('.turn-words')) nodes.push(node as Text)
        }
        const whole = nodes.map((node) => node.data).join('')
        const place = (offset: number, isEnd: boolean): [Text, number] => {
          let left = offset
          for (const node of nodes) {
            if (left < node.length || (isEnd && left === node.length)) return [node, left]
            left -= node.length
          }
          throw new Error('the transcript ends before that')
        }
        const find = (wanted: string) => {
          const at = whole.indexOf(wanted)
          if (at < 0) throw new Error(`the transcript does not say “${wanted}”`)
          return at
        }
        const range = document.createRange()
        range.setStart(...place(find(first), false))
        if (last === null) range.collapse(true)
        else range.setEnd(...place(find(last) + last.length, true))
        ;(text as HTMLElement).focus()
        const selection = document.getSelection()
        selection?.removeAllRanges()
        selection?.addRange(range)
      },
      [words, until] as const,
    )
  }

  /** Where some words are on the screen. */
  middleOf(words: string): Promise<{ x: number; y: number }> {
    return this.text.evaluate((text, wanted) => {
      const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT)
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const at = (node as Text).data.indexOf(wanted)
        if (at < 0) continue
        const range = document.createRange()
        range.setStart(node, at)
        range.setEnd(node, at + wanted.length)
        const box = range.getBoundingClientRect()
        return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
      }
      throw new Error(`no single piece of the transcript says “${wanted}”`)
    }, words)
  }

  code(name: string | RegExp): Locator {
    return this.tree.getByRole('treeitem', { name })
  }

  /** Codes words by typing a code in the box. */
  async codeAs(words: string, code: string, until = words): Promise<void> {
    await this.select(words, until)
    await this.page.keyboard.press('c')
    await this.page.getByRole('combobox', { name: 'Code', exact: true }).fill(code)
    await this.page.keyboard.press('Enter')
    await expect(this.mark(code, words.slice(0, 20))).toBeVisible()
    // The box gives the keyboard back a frame after it has closed; until then nobody selects other words.
    await expect(this.text).toBeFocused()
  }

  /** The label in the margin of a coding, by its code and the first of its words. */
  mark(code: string, words = ''): Locator {
    const named = `[data-label][aria-label*="${code}"]`
    return this.page.locator(words === '' ? named : `${named}[aria-label*="${words}"]`)
  }

  /** Every coding that the margin names, in reading order: "Training, by me: we were trained". */
  async marks(): Promise<string[]> {
    const described = await this.labels.evaluateAll((labels) =>
      labels.map((label) => label.getAttribute('aria-label')!),
    )
    return described.flatMap((each) => each.split('; ')).sort()
  }

  /** The words under each stretch of tint. */
  async tinted(): Promise<string[]> {
    return (await this.text.locator('.tint').allTextContents()).filter((words) => words !== '')
  }

  /** The words of each turn. */
  words(): Promise<string[]> {
    return this.text.locator('.turn-words').evaluateAll((turns) =>
      turns.map((turn) => {
        const copy = turn.cloneNode(true) as Element
        // Names of people who have selected something stand among the words.
        for (const name of copy.querySelectorAll('.peer-name')) name.remove()
        return copy.textContent
      }),
    )
  }

  async saved(): Promise<void> {
    await expect(this.save).toHaveAttribute('data-save', 'saved')
  }
}

/** Who is in the study, and a transcript of a test's own to meet on. */
export interface Study {
  project: string
  /** Imports an interview that nobody else touches; answers its id. */
  addInterview(text?: string): Promise<string>
  /** A desk of the n-th person with that role. */
  enter(role: string, source: string, options?: { nth?: number; context?: object }): Promise<Desk>
}

export const test = base.extend<{ study: Study }>({
  study: async ({ people, house }, use) => {
    const owner = await people.signIn('owner')
    const projects = (await (await owner.request.get('/api/projects')).json()) as { id: string }[]
    const project = projects[0]!.id
    await use({
      project,
      addInterview: (text = interview) => addInterview(owner.request, house.url, project, text),
      enter: async (role, source, options = {}) => Desk.open(await people.signIn(role, options), project, source),
    })
  },
})

let interviews = 0

async function addInterview(
  request: APIRequestContext,
  origin: string,
  project: string,
  text: string,
): Promise<string> {
  const name = `Interview ${process.pid}-${++interviews}`
  const answer = await request.post(`/api/projects/${project}/sources`, {
    multipart: {
      file: { name: `${name}.txt`, mimeType: 'text/plain', buffer: Buffer.from(text) },
      settings: JSON.stringify({ name }),
    },
    headers: { origin },
  })
  expect(answer.status(), await answer.text()).toBe(201)
  return ((await answer.json()) as { source: { id: string } }).source.id
}

/** The line between a page and the server, to be cut and mended. */
export class Line {
  #isCut = false
  #open = new Set<{ close(options: { code: number }): Promise<void> }>()
  readonly #page: Page

  private constructor(page: Page) {
    this.#page = page
  }

  /** Must be laid before the page connects. */
  static async lay(page: Page): Promise<Line> {
    const line = new Line(page)
    await page.routeWebSocket(/\/sync\//, (socket) => {
      if (line.#isCut) return void socket.close({ code: 1012 })
      const server = socket.connectToServer()
      line.#open.add(socket)
      socket.onMessage((message) => server.send(message))
      server.onMessage((message) => socket.send(message))
    })
    return line
  }

  async cut(): Promise<void> {
    this.#isCut = true
    await this.#page.context().setOffline(true)
    for (const socket of this.#open) await socket.close({ code: 1012 })
    this.#open.clear()
  }

  async mend(): Promise<void> {
    this.#isCut = false
    await this.#page.context().setOffline(false)
  }
}

export { expect }

/**
 * Words that someone writes and hands on. The field is free at once: what is written while they are on their way stays,
 * and where they are refused they come back before it.
 */
export class Draft {
  words = $state('')

  async handOn(send: (words: string) => Promise<boolean>): Promise<void> {
    const handed = this.words.trim()
    if (handed === '') return
    this.words = ''
    if (await send(handed)) return
    this.words = [handed, this.words].filter((part) => part !== '').join('\n')
  }
}

/** What I am writing about one matter and another: all others may go on to the next while I am in the middle of it. */
export class Drafts {
  readonly #byMatter = new Map<string, Draft>()

  of(matter: string): Draft {
    const draft = this.#byMatter.get(matter) ?? new Draft()
    this.#byMatter.set(matter, draft)
    return draft
  }
}

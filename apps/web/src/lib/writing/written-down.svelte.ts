import type { Attachment } from 'svelte/attachments'

/** Milliseconds without a key after which somebody is taken to have paused. */
const pauseMs = 400

/**
 * Writes down what is typed into a field whenever its writer pauses, and at the latest when they go on to something
 * else: browsers tell of no change where the field, or the page, goes away with the keyboard in it. What is `read` is
 * shown, but never over letters that are not written down yet.
 */
export function writtenDown(read: () => string, write: (words: string) => void): Attachment<HTMLTextAreaElement> {
  return (field) => {
    const gone = new AbortController()
    let pause: number | null = null
    const writeNow = () => {
      if (pause === null) return
      clearTimeout(pause)
      pause = null
      write(field.value)
    }
    const typed = () => {
      if (pause !== null) clearTimeout(pause)
      pause = window.setTimeout(writeNow, pauseMs)
    }
    $effect(() => {
      const words = read()
      // Setting the same words again would take the caret to their end.
      if (pause === null && field.value !== words) field.value = words
    })
    field.addEventListener('input', typed, { signal: gone.signal })
    field.addEventListener('change', writeNow, { signal: gone.signal })
    window.addEventListener('pagehide', writeNow, { signal: gone.signal })
    return () => {
      gone.abort()
      writeNow()
    }
  }
}

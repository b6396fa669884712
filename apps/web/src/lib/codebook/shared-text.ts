import { ownTyping } from '@intercoder/documents'
import type { Attachment } from 'svelte/attachments'
import type * as Y from 'yjs'
import { changeTyped, followDelta } from './text-change.ts'

type Field = HTMLTextAreaElement | HTMLInputElement

/** Lets a field show and write a text that several people write at once. What others type never moves the caret. */
export function sharedText(text: Y.Text): Attachment<Field> {
  return (field) => {
    let known = text.toString()
    let isWriting = false
    field.value = known

    const write = () => {
      const change = changeTyped(known, field.value, field.selectionStart ?? field.value.length)
      known = field.value
      if (!change) return
      isWriting = true
      text.doc?.transact(() => {
        if (change.removed > 0) text.delete(change.at, change.removed)
        if (change.inserted) text.insert(change.at, change.inserted)
      }, ownTyping)
      isWriting = false
    }

    const read = (event: Y.YTextEvent) => {
      if (isWriting) return
      // Words that are still being composed go first, so that the change from elsewhere is not taken for a part of them.
      if (field.value !== known) write()
      const ends = [field.selectionStart ?? 0, field.selectionEnd ?? 0].map((place) => followDelta(place, event.delta))
      known = text.toString()
      field.value = known
      if (document.activeElement === field) field.setSelectionRange(ends[0] ?? 0, ends[1] ?? 0)
    }

    const typed = (event: Event) => {
      if (!(event as InputEvent).isComposing) write()
    }
    field.addEventListener('input', typed)
    field.addEventListener('compositionend', write)
    text.observe(read)
    return () => {
      field.removeEventListener('input', typed)
      field.removeEventListener('compositionend', write)
      text.unobserve(read)
    }
  }
}

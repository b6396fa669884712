import type { CodebookRefusal, DraftRefusal } from '@intercoder/domain'
import { count } from '#lib/words/units.ts'
import type { CodebookDesk } from './codebook-desk.svelte.ts'

/** Why the codebook stays as it is, in a sentence that says what to do. */
export function wordRefusal(refusal: CodebookRefusal | DraftRefusal, desk: CodebookDesk): string {
  switch (refusal.kind) {
    case 'name-empty':
      return 'A code needs a name.'
    case 'name-too-long':
      return `Keep the name under ${refusal.limit} characters; the definition has room for the rest.`
    case 'name-taken':
      return `There is already a code called “${desk.find(refusal.by)?.name ?? ''}” here.`
    case 'prose-too-long':
      return `That text is longer than ${refusal.limit.toLocaleString()} characters.`
    case 'under-itself':
      return 'A code cannot stand under itself.'
    case 'same-code':
      return 'Choose two different codes.'
    case 'has-children':
      return `Move or delete the ${refusal.children.length === 1 ? 'code' : 'codes'} under it first.`
    case 'in-operation':
      return 'It is part of a merge or split. Undo that first, or retire the code.'
    case 'already-retired':
      return 'It is retired already.'
    case 'no-codings':
      return 'Choose at least one passage.'
    case 'unknown-code':
      return 'Somebody has just deleted or merged that code.'
    case 'unknown-operation':
      return 'Somebody has just undone that.'
    case 'not-suggested':
      return 'Somebody has accepted it already.'
    case 'draft-in-use':
      return `${count(refusal.codings, 'coding bears', 'codings bear')} this draft. Give ${refusal.codings === 1 ? 'it' : 'them'} another code first.`
    case 'unknown-colour':
    case 'code-exists':
    case 'operation-exists':
      return 'That did not work. Please try again.'
  }
}

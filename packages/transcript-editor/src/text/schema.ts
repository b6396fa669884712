/** The transcript as ProseMirror sees it: turns of plain text, each with the id of its marker in the shared text. */
import type { TurnId } from '@intercoder/domain'
import { Schema, type Node } from 'prosemirror-model'

export const schema = new Schema({
  nodes: {
    doc: { content: 'turn*' },
    turn: {
      content: 'text*',
      marks: '',
      // Null only for words that a foreign client put before the first marker.
      attrs: { id: { default: null } },
      // Line feeds are characters of the run, so they must not be folded.
      whitespace: 'pre',
      selectable: false,
      defining: true,
      parseDOM: [{ tag: 'section.turn' }],
      toDOM: () => ['section', { class: 'turn' }, 0],
    },
    text: {},
  },
})

export function makeTurn(id: TurnId | null, words: string): Node {
  return schema.node('turn', { id }, words === '' ? [] : [schema.text(words)])
}

export function turnIdOf(turn: Node): TurnId | null {
  return turn.attrs['id'] as TurnId | null
}

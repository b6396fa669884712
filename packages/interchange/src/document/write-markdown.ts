import type { Block } from './block.ts'

/** CommonMark with tables. What people wrote stays text, whatever signs are in it. */
export function writeMarkdown(blocks: readonly Block[]): string {
  return `${blocks.map(write).join('\n\n')}\n`
}

function write(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${onOneLine(block.text)}`
    case 'paragraph':
      return linesOf(block.text).join('  \n')
    case 'quote':
      return linesOf(block.text)
        .map((line) => `> ${line}`)
        .join('\n')
    case 'list':
      return block.items.map((item) => `- ${linesOf(item).join('  \n  ')}`).join('\n')
    case 'table':
      return [block.head, block.head.map(() => '---'), ...block.rows]
        .map((row) => `| ${row.map((cell) => (cell === '---' ? cell : onOneLine(cell))).join(' | ')} |`)
        .join('\n')
  }
}

/** What begins a line may make it a list, a rule, or a heading of the line before; spaces before it, code. */
function linesOf(text: string): string[] {
  return text.split(/\r\n?|\n/).map((line) =>
    escape(line.trimStart())
      .replace(/^[-+=]/, '\\$&')
      .replace(/^(\d+)([.)])(?=\s|$)/, '$1\\$2'),
  )
}

function onOneLine(text: string): string {
  return escape(text.replace(/\s*[\r\n]\s*/g, ' '))
}

function escape(text: string): string {
  return text.replace(/[\\`*_~&[\]<>|#]/g, '\\$&')
}

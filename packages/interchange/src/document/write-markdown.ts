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

function linesOf(text: string): string[] {
  return text.split('\n').map((line) => escape(line).replace(/^(\s*)([-+]|\d+\.)(?=\s)/, '$1\\$2'))
}

function onOneLine(text: string): string {
  return escape(text.replace(/\s*\n\s*/g, ' '))
}

function escape(text: string): string {
  return text.replace(/[\\`*_[\]<>|#]/g, '\\$&')
}

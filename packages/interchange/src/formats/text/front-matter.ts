/** Facts about the file that stand in the text itself and are not part of the talk. */
import type { ImportNote } from '../../import-note.ts'

const MOST_LINES = 200
const YAML_LINE = /^(?:[\w -]{1,60}:(?:\s.*)?|\s*-\s.*|\s+\S.*|#.*|\s*)$/
/** "_page : 3", as transcripts of air-to-ground talk mark the tape and page. */
const MARKED = /^_[a-z]{1,30} ?:/
/** Teams says so in a line of its own. */
const TOOL_SAYS = /^\S.{0,80} (?:started|stopped) transcription\s*$/

export interface SpokenLines {
  lines: string[]
  notes: ImportNote[]
}

/** The lines without YAML at the top and without marks that only a tool reads. */
export function leaveOutMetadata(all: string[]): SpokenLines {
  const notes: ImportNote[] = []
  const yaml = measureFrontMatter(all)
  if (yaml > 0) notes.push({ kind: 'front-matter-left-out', lines: yaml })
  const rest = all.slice(yaml)
  const lines = rest.filter((line) => !MARKED.test(line) && !TOOL_SAYS.test(line))
  if (lines.length < rest.length) notes.push({ kind: 'metadata-left-out', lines: rest.length - lines.length })
  return { lines, notes }
}

/** How many lines the YAML at the top takes, its fences included; 0 where there is none. */
function measureFrontMatter(lines: readonly string[]): number {
  if (lines[0]?.trimEnd() !== '---') return 0
  const last = Math.min(lines.length, MOST_LINES)
  for (let at = 1; at < last; at++) {
    const line = lines[at] ?? ''
    if (line.trimEnd() === '---' || line.trimEnd() === '...') return at + 1
    if (!YAML_LINE.test(line.slice(0, 400))) return 0
  }
  return 0
}

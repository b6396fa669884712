/** The table of styles, and which of them a text is written in. */
import type { Style } from '../imported-transcript.ts'
import { judgeLabels, type LabelCounts } from '../speakers/judge-labels.ts'
import { boldLabels } from './bold-labels.ts'
import { bracketIds } from './bracket-ids.ts'
import { bracketedCues } from './bracketed-cues.ts'
import { chat } from './chat.ts'
import { labels } from './labels.ts'
import { bareNameLines, timedNameLines } from './name-lines.ts'
import { isBlank, type Line, type LineStyle } from './style.ts'
import { timedLines } from './timed-lines.ts'

/** The most telling first: of two that explain as many lines, the first is taken. A new style enters here. */
const lineStyles: LineStyle[] = [
  bracketedCues,
  chat,
  timedNameLines,
  boldLabels,
  labels,
  bracketIds,
  bareNameLines,
  timedLines,
]

/** Styles in which nobody is named must explain clearly more lines than one that knows who speaks. */
const WEIGHT: Partial<Record<Style, number>> = { 'timed-lines': 0.9 }
const FEWEST_HEADS = 2

export interface StyleChoice {
  style: LineStyle
  /** The labels that are proposed as speakers. */
  proposed: Set<string>
  /** Every label the style finds, with how often. */
  counts: LabelCounts
}

/** The style that explains most lines, or null where none does: then nobody is named and paragraphs are turns. */
export function chooseStyle(lines: readonly Line[]): StyleChoice | null {
  const paragraphs = countParagraphs(lines)
  let best: StyleChoice | null = null
  let most = FEWEST_HEADS - 1
  for (const style of lineStyles) {
    const { counts, unlabelled } = countHeads(lines, style)
    const proposed = judgeLabels(counts, paragraphs, style.trust)
    const labelled = [...proposed].reduce((sum, label) => sum + (counts.get(label) ?? 0), 0)
    const explained = (labelled + unlabelled) * (WEIGHT[style.name] ?? 1)
    if (explained > most) {
      best = { style, proposed, counts }
      most = explained
    }
  }
  return best
}

/** Labels that repeat although no style was chosen: offered, not proposed. */
export function findRepeatedLabels(lines: readonly Line[]): LabelCounts {
  return new Map([...countHeads(lines, labels).counts].filter(([, count]) => count > 1))
}

function countHeads(lines: readonly Line[], style: LineStyle): { counts: LabelCounts; unlabelled: number } {
  const counts: LabelCounts = new Map()
  let unlabelled = 0
  for (let at = 0; at < lines.length; at++) {
    const head = style.findHead(lines, at)
    if (!head) continue
    if (head.label === null) unlabelled++
    else counts.set(head.label, (counts.get(head.label) ?? 0) + 1)
  }
  return { counts, unlabelled }
}

/** Blocks between blank lines; in a text without any, its lines. */
function countParagraphs(lines: readonly Line[]): number {
  let blocks = 0
  let filled = 0
  for (let at = 0; at < lines.length; at++) {
    if (isBlank(lines[at])) continue
    filled++
    if (isBlank(lines[at - 1])) blocks++
  }
  return blocks > 1 ? blocks : filled
}

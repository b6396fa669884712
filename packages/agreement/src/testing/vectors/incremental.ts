/** Figures that follow edits stay what computing them afresh would give. */
import { fleissKappa } from '../../coefficients/fleiss-kappa.ts'
import { gwetAc1 } from '../../coefficients/gwet-ac.ts'
import { krippendorffAlpha } from '../../coefficients/krippendorff-alpha.ts'
import { cohenKappa } from '../../coefficients/of-pairs.ts'
import { LiveCodings } from '../../live/live-codings.ts'
import { LiveRatings } from '../../live/live-ratings.ts'
import type { Outcome } from '../../outcome.ts'
import { cAlphaBinary, codeBarUAlpha } from '../../sweep/code-tally.ts'
import { cuAlpha } from '../../unitizing/cu-alpha.ts'
import { uAlpha } from '../../unitizing/u-alpha.ts'
import type { Category } from '../../units/ratings.ts'
import { pick, type Reckon } from './vector.ts'

type SpanEdit =
  { op: 'add'; id: string; coder: string; start: number; end: number; code: string } | { op: 'remove'; id: string }

type RatingEdit = [coder: string, unit: number, value: Category | null]

type Data =
  | { kind: 'ratings'; coders: string[]; categories: Category[]; edits: RatingEdit[] }
  | { kind: 'spans'; coders: string[]; length: number; edits: SpanEdit[] }

/** The figures after so many edits, by name. */
type Row = { after: number } & Record<string, number | null>

const ofRatings: Record<string, (live: LiveRatings) => Outcome> = {
  krippendorff_alpha: krippendorffAlpha,
  fleiss_kappa: fleissKappa,
  gwet_ac1: gwetAc1,
  cohen_kappa: (live) => cohenKappa(live.pair([live.coders[0] ?? '', live.coders[1] ?? ''])),
}

const ofSpans: Record<string, (live: LiveCodings, code: string) => Outcome> = {
  bar_u_alpha: (live, code) => codeBarUAlpha(live.tally(code)),
  c_alpha_binary: (live, code) => cAlphaBinary(live.tally(code)),
  u_alpha: (live) => uAlpha(live.codeSets()),
  cu_alpha: (live) => cuAlpha(live.codeSets()),
}

export const reckonIncremental: Reckon<Data> =
  (data) =>
  ({ value }) => {
    const asked = new Map((value as Row[]).map((row) => [row.after, row]))
    const { edit, figureOf } = data.kind === 'ratings' ? followRatings(data) : followSpans(data)
    return data.edits.flatMap((_, at) => {
      edit(at)
      const { after, ...wanted } = asked.get(at + 1) ?? {}
      const figures = Object.keys(wanted).map((name) => [name, figureOf(name).value] as const)
      return after === undefined ? [] : [{ after, ...Object.fromEntries(figures) }]
    })
  }

function followRatings({ categories, coders, edits }: Extract<Data, { kind: 'ratings' }>) {
  const live = new LiveRatings(categories, coders)
  return {
    edit(at: number) {
      for (const edit of edits.slice(at, at + 1)) live.rate(...edit)
    },
    figureOf: (name: string) => pick(ofRatings, name)(live),
  }
}

function followSpans({ length, coders, edits }: Extract<Data, { kind: 'spans' }>) {
  const live = new LiveCodings()
  live.setText('text', length, coders)
  return {
    edit(at: number) {
      for (const edit of edits.slice(at, at + 1)) {
        if (edit.op === 'add') live.setCoding('text', edit)
        else live.deleteCoding('text', edit.id)
      }
    },
    figureOf(name: string) {
      const [coefficient, code = ''] = name.split(':')
      return pick(ofSpans, coefficient)(live, code)
    },
  }
}

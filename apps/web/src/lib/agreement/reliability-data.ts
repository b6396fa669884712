/** What figures are made of, as tables that other programs read. */
import Papa from 'papaparse'
import type { ReliabilitySource } from '#lib/api/shapes.ts'
import { compareText, consensus, isJudged, restrict, type Unit } from './comparison.ts'
import { tellApart } from './tell-apart.ts'

export type Table = (string | number)[][]

interface Names {
  coder(coder: string): string
  code(code: string): string
}

/**
 * A row for each code and each unit, a column for each coder: 1 carries the code, 0 judged and does not, empty did not judge.
 * Characters come as stretches on which nobody's mind changes, `length` saying how many units a row stands for.
 */
export function unitTable(
  sources: readonly ReliabilitySource[],
  codes: readonly string[],
  { unit, names }: { unit: Unit; names: Names },
): Table {
  const texts = sources.map((source) => compareText(source, unit))
  const own = texts.map((text) => ({ ...text, continuum: restrict(text.continuum, (coder) => coder !== consensus) }))
  const coders = [...new Set(own.flatMap(({ continuum }) => [...continuum.coders.keys()]))].sort()
  const sourceName = nameSources(sources)
  const codeName = tellApart(codes, names.code)
  const rows = own.flatMap(({ source, continuum, toText }) =>
    codes.flatMap((code) => {
      const held = new Map([...continuum.coders].map(([coder, all]) => [coder, all.filter((one) => one.code === code)]))
      return cutsOf(continuum.length, [...held.values()].flat(), unit).map(([start, end]) => {
        const span = toText({ start, end })
        const marks = coders.map((coder) => {
          const spans = held.get(coder)
          return spans ? Number(spans.some((one) => one.start <= start && one.end >= end)) : ''
        })
        return [codeName(code), sourceName(source.source), span.start, span.end, end - start, ...marks]
      })
    }),
  )
  return [['code', 'source', 'start', 'end', 'length', ...coders.map(tellApart(coders, names.coder))], ...rows]
}

function cutsOf(length: number, spans: readonly { start: number; end: number }[], unit: Unit): [number, number][] {
  const places =
    unit === 'characters'
      ? [0, length, ...spans.flatMap(({ start, end }) => [Math.max(0, start), Math.min(length, end)])]
      : Array.from({ length: length + 1 }, (_, at) => at)
  const sorted = [...new Set(places)].sort((one, other) => one - other)
  return sorted.slice(1).map((end, at) => [sorted[at] ?? 0, end])
}

/**
 * Every coding at its place, in UTF-16 units of the transcript; half open. Whoever judged a source and coded nothing there has a
 * row without a code, so that rows say who judged what: with the length of the source, figures can be had from this file alone.
 */
export function spanTable(sources: readonly ReliabilitySource[], names: Names): Table {
  const coders = sources.flatMap(({ layers }) => layers.map(({ coder }) => coder ?? consensus))
  const codes = sources.flatMap(({ codings }) => codings.map(({ code }) => code))
  const sourceName = nameSources(sources)
  const [coderName, codeName] = [tellApart(coders, names.coder), tellApart(codes, names.code)]
  const rows = sources.flatMap((source) =>
    source.layers.flatMap(({ coder }, layer) => {
      if (!isJudged(source, layer)) return []
      const whose = [coder === null ? 'consensus' : 'own', coderName(coder ?? consensus)]
      const held = source.codings.filter((coding) => coding.layer === layer)
      const marks = held.map(({ code, start, end, quote }) => [codeName(code), start, end, quote])
      const before = [sourceName(source.source), source.wave ?? '', source.length, ...whose]
      return (marks.length > 0 ? marks : [['', '', '', '']]).map((mark) => [...before, ...mark])
    }),
  )
  return [['source', 'wave', 'length', 'layer', 'coder', 'code', 'start', 'end', 'words'], ...rows]
}

function nameSources(sources: readonly ReliabilitySource[]): (source: string) => string {
  const names = new Map(sources.map(({ source, name }) => [source as string, name]))
  return tellApart([...names.keys()], (source) => names.get(source) ?? '')
}

/** Spreadsheets take some texts for formulas; those are written so that they stay texts. */
export function writeTable(table: Table): string {
  return `\uFEFF${Papa.unparse(table, { escapeFormulae: true })}`
}

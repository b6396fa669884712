/** Files made of figures. That somebody took them is recorded before they have them. */
import { toasts } from '@intercoder/ui'
import { ask } from '#lib/api/ask.ts'
import { api } from '#lib/api/client.ts'
import { explainRefusal } from '#lib/words/refusal.ts'
import type { AgreementDesk } from './agreement-desk.svelte.ts'
import { figureTable, printedTable } from './figure-report.ts'
import type { Figures } from './job.ts'
import { methodsText } from './methods.ts'
import { spanTable, unitTable, writeTable, type Table } from './reliability-data.ts'

export type Export = 'figures' | 'figures-docx' | 'units' | 'codings'

export async function takeAway(desk: AgreementDesk, figures: Figures, what: Export): Promise<void> {
  const { file, name, rows } = await make(desk, figures, what)
  const json = { what: name, round: desk.round.id, rows }
  const answer = await ask(api.projects[':project'].exports.$post({ param: { project: desk.project.id }, json }))
  if (answer.ok) save(file, name)
  else toasts.say(explainRefusal(answer.refusal), { tone: 'danger' })
}

async function make(desk: AgreementDesk, figures: Figures, what: Export) {
  const names = { coder: (one: string) => desk.nameOf(one), code: (one: string) => desk.codeName(one) }
  if (what === 'figures-docx') return makeDocument(desk, figures)
  if (what === 'figures') return csv(figureTable(desk, figures), 'agreement.csv')
  if (what === 'codings') return csv(spanTable(desk.sources, names), 'codings.csv')
  const codes = desk.codes.map(({ id }) => id)
  const { unit } = desk.choice
  return csv(unitTable(desk.sources, codes, { unit, names }), `reliability-${unit}.csv`)
}

async function makeDocument(desk: AgreementDesk, figures: Figures) {
  const { writeDocx } = await import('@intercoder/interchange/docx')
  const table = printedTable(desk, figures)
  const bytes = writeDocx([
    { kind: 'heading', level: 1, text: `Agreement in “${desk.round.name}”` },
    { kind: 'table', ...table },
    { kind: 'heading', level: 2, text: 'How this was computed' },
    { kind: 'paragraph', text: methodsText(desk, figures) },
  ])
  const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
  return { file: new Blob([bytes], { type }), name: 'agreement.docx', rows: table.rows.length }
}

function csv(table: Table, name: string) {
  const file = new Blob([writeTable(table)], { type: 'text/csv;charset=utf-8' })
  return { file, name, rows: table.length - 1 }
}

function save(file: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}

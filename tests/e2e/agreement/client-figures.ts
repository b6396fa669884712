/** Asks the worker that the client is built with for the figures of a vector, as the agreement page asks it. */
import { readdirSync } from 'node:fs'
import type { Page } from '@playwright/test'
import type { Expected, Figure, RawText, Vector } from '@intercoder/agreement/testing'

interface ClientFigures {
  codes: { code: string; outcome: Figure }[]
  overall: { outcome: Figure; coverage: number | null }
  pairs: { pair: string[]; byCode: Record<string, Figure> }[]
}

type Spans = Vector<{ codes: string[]; documents: RawText[] }, Params>

interface Params {
  code?: string
  coders?: string[]
  values?: string
  metric?: string
}

/** What the page calls the figures that it has; the rest of the vectors' it does not show. */
const asPageCalls: Record<string, string> = {
  bar_u_alpha: 'alpha',
  cu_alpha: 'alpha',
  cu_coverage: 'alpha',
  c_alpha_binary: 'c-alpha-binary',
  cohen_kappa: 'kappa',
  gwet_ac1: 'ac1',
  brennan_prediger: 's',
  percent_agreement: 'percent',
  dice: 'dice',
}

const workers = new URL('../../../apps/web/build/_app/immutable/workers/', import.meta.url)
const worker = () => readdirSync(workers).find((file) => file.startsWith('figures.worker'))

/** The figures of a vector that the page shows, each with what is expected of it. Needs a page of the client's own. */
export async function askClient(page: Page, vector: Spans): Promise<{ figure: Figure | null; expected: Expected }[]> {
  const coefficients = [...new Set(Object.values(asPageCalls))]
  const answers = await Promise.all(coefficients.map((coefficient) => askWorker(page, jobOf(vector, coefficient))))
  const figures = new Map(coefficients.map((coefficient, at) => [coefficient, answers[at]!]))
  return vector.expected.flatMap((expected) => {
    const answer = figures.get(asPageCalls[expected.coefficient] ?? '')
    return answer && isShown(expected) ? [{ figure: figureIn(answer, expected), expected: expected as Expected }] : []
  })
}

/** Of the figures over sets of codes the page has one, by MASI, and what it rests on. */
function isShown({ coefficient, params = {} }: Expected<Params>): boolean {
  return params.values === undefined || params.metric === 'masi' || coefficient === 'cu_coverage'
}

function figureIn({ codes, overall, pairs }: ClientFigures, { coefficient, params = {} }: Expected<Params>) {
  const { code = '', coders } = params
  if (coefficient === 'cu_coverage') return overall.coverage
  if (params.values) return overall.outcome
  if (!coders) return codes.find((one) => one.code === code)?.outcome ?? null
  return pairs.find(({ pair }) => coders.every((coder) => pair.includes(coder)))?.byCode[code] ?? null
}

function jobOf({ data: { codes, documents } }: Spans, coefficient: string) {
  const sources = documents.map(({ length, coders }, at) => ({
    ...{ source: `${at}`, name: `Text ${at}`, case: null, wave: null, length, turns: [], sentences: [] },
    layers: Object.keys(coders).map((coder) => ({ layer: `${at} ${coder}`, coder, submitted: true })),
    codings: Object.values(coders).flatMap((spans, layer) =>
      spans.map(([start, end, code], id) => ({ id: `${layer} ${id}`, layer, code, start, end, quote: '' })),
    ),
  }))
  return { sources, codes, unit: 'characters', coefficient, seed: 1, resamples: 0 }
}

function askWorker(page: Page, job: object): Promise<ClientFigures> {
  return page.evaluate(
    ([file, job]) =>
      new Promise<ClientFigures>((resolve, reject) => {
        const worker = new Worker(`/_app/immutable/workers/${file}`, { type: 'module' })
        worker.addEventListener('error', ({ message }) => reject(new Error(message)))
        worker.addEventListener('message', ({ data }) => {
          if (data.kind !== 'figures') return
          worker.terminate()
          const pairs = data.figures.pairs as { pair: string[]; byCode: Map<string, Figure> }[]
          resolve({
            ...data.figures,
            pairs: pairs.map(({ pair, byCode }) => ({ pair, byCode: Object.fromEntries(byCode) })),
          })
        })
        worker.postMessage(job)
      }),
    [worker(), job] as const,
  )
}

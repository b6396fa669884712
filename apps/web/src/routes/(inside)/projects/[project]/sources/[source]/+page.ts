import { askForSource } from '#lib/coding/find-source.ts'

// Not waited for: the page asks for the project at the same time, and is on the screen before either answer.
export const load = ({ params }) => ({ fills: true, asked: askForSource(params.project, params.source) })

import type { CaseId, SourceKind } from '@intercoder/domain'
import type { ImportSettings } from '@intercoder/server/api'
import { ask } from '#lib/api/ask.ts'
import { api } from '#lib/api/client.ts'
import type { Refusal } from '#lib/api/refusal.ts'
import type { ImportPreview } from '#lib/api/shapes.ts'
import { choose, decisionsOf, participantsOf, proposeChoices, type SpeakerChoice } from './speaker-choice.ts'

export type ImportState = 'waiting' | 'reading' | 'ready' | 'refused' | 'importing' | 'imported'

/** Where new sources go unless said otherwise. */
export interface ImportPlace {
  kind: SourceKind
  in: CaseId | null
  wave: string | null
  date: string | null
}

/** One file on its way to being a source: what was read from it, and what was decided about it. */
export class ImportItem {
  readonly id: number
  readonly file: File
  readonly project: string
  state = $state<ImportState>('waiting')
  preview = $state.raw<ImportPreview | null>(null)
  /** The name promises one thing and the content is another. */
  misnamed = $derived(this.preview?.notes.find((note) => note.kind === 'name-misleads') ?? null)
  refusal = $state.raw<Refusal | null>(null)
  /** The source that it became. */
  source = $state<string | null>(null)
  /** A change of the decisions is being read again. */
  rereading = $state(false)

  name = $state('')
  place = $state<ImportPlace>({ kind: 'interview', in: null, wave: null, date: null })
  charset = $state<string | null>(null)
  /** The bytes leave it open what their letters are, or somebody has said so. */
  charsetOpen = $state(false)
  speakers = $state.raw<SpeakerChoice[]>([])
  #reading = 0

  constructor(id: number, project: string, file: File, place: ImportPlace) {
    this.id = id
    this.project = project
    this.file = file
    this.name = file.name
    this.place = { ...place }
  }

  /** Reads the file for the first time. */
  async read(): Promise<void> {
    this.state = 'reading'
    this.refusal = null
    await this.#readNow()
  }

  async chooseCharset(charset: string): Promise<void> {
    this.charset = charset
    await this.#readAgain()
  }

  async chooseSpeaker(changed: SpeakerChoice): Promise<void> {
    this.speakers = choose(this.speakers, changed)
    await this.#readAgain()
  }

  /** Kept as it is typed: a reading that ends meanwhile must not take it back. A role does not ask for another reading. */
  typeAbout(label: string, typed: Partial<Pick<SpeakerChoice, 'name' | 'role'>>): void {
    this.speakers = this.speakers.map((choice) => (choice.label === label ? { ...choice, ...typed } : choice))
  }

  async import(): Promise<void> {
    this.state = 'importing'
    const form = { file: this.file, settings: JSON.stringify(this.#settings()) }
    const answer = await ask(api.projects[':project'].sources.$post({ param: { project: this.project }, form }))
    if (answer.ok) {
      // A reading that is still on its way is of no use to anybody any more.
      this.#reading++
      this.refusal = null
      this.source = answer.value.source.id
      this.state = 'imported'
    } else {
      this.refusal = answer.refusal
      this.state = this.preview ? 'ready' : 'refused'
    }
  }

  async #readAgain(): Promise<void> {
    this.rereading = true
    await this.#readNow()
  }

  async #readNow(): Promise<void> {
    const reading = ++this.#reading
    const settings = { speakers: decisionsOf(this.speakers) }
    const form = {
      file: this.file,
      settings: JSON.stringify(settings),
      ...(this.charset ? { charset: this.charset } : {}),
    }
    const answer = await ask(api.projects[':project'].sources.preview.$post({ param: { project: this.project }, form }))
    // A later decision overtook this reading.
    if (reading !== this.#reading) return
    this.rereading = false
    if (answer.ok) this.#take(answer.value)
    else this.#refuse(answer.refusal)
  }

  #take(preview: ImportPreview): void {
    const first = this.preview === null
    this.preview = preview
    this.refusal = null
    this.charset = preview.charset
    this.speakers = proposeChoices(preview.speakers, this.speakers)
    if (first) this.name = preview.name
    this.charsetOpen ||= preview.charsets.length > 1 || preview.notes.some(({ kind }) => isAboutLetters(kind))
    // Read again, it may be under way to being a source by now.
    if (this.state === 'reading') this.state = 'ready'
  }

  #refuse(refusal: Refusal): void {
    this.refusal = refusal
    if (!this.preview) this.state = 'refused'
  }

  #settings(): ImportSettings {
    return {
      name: this.name.trim() || this.preview?.name,
      ...(this.charset ? { charset: this.charset } : {}),
      speakers: decisionsOf(this.speakers),
      participants: participantsOf(this.speakers),
      kind: this.place.kind,
      case: this.place.in,
      wave: this.place.wave,
      date: this.place.date,
    }
  }
}

function isAboutLetters(kind: string): boolean {
  return kind === 'charset-guessed' || kind === 'characters-lost'
}

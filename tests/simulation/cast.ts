/** Who is in the story, which documents there are, and who may do what with them. */
import type { AccountId, CodeId, LayerId, ProjectId, SourceId, TurnId } from '@intercoder/domain'
import { createCodebook, createTranscript } from '@intercoder/documents'
import type { Right } from '@intercoder/server/rooms'
import { nameDocument, type DocumentName } from '@intercoder/sync'

const account = (name: string) => name as AccountId

/** Anna leads: she corrects the transcript. Dora only looks on. Mallory is a member who means harm, in a layer of her own. */
export const people = ['anna', 'bert', 'cleo', 'dora'].map(account)
export const mallory = account('mallory')
export const observer = account('dora')
export const importer = account('importer')

export const transcript = nameDocument('transcript', 'source-0001' as SourceId)
export const codebook = nameDocument('codebook', 'project-0001' as ProjectId)
const layers = ['anna', 'bert', 'cleo'].map(
  (name) => [name, nameDocument('layer', `layer-of-${name}` as LayerId)] as const,
)
export const layerOfMallory = nameDocument('layer', 'layer-of-mallory' as LayerId)
export const documents: DocumentName[] = [transcript, codebook, ...layers.map(([, layer]) => layer), layerOfMallory]

export function rightOf(who: string, document: string): Right {
  if (document === layerOfMallory) return who === mallory ? 'write' : 'read'
  if (who === mallory) return null
  if (who === observer) return 'read'
  if (who === importer) return 'write'
  if (document === transcript) return who === 'anna' ? 'write' : 'read'
  if (document === codebook) return 'write'
  return layers.some(([name, layer]) => name === who && layer === document) ? 'write' : 'read'
}

const says = [
  'The screens went dark on the second day and nobody knew whom to call.',
  'We kept the paper notes in a drawer, just in case. 😀 Everyone did.',
  'It took us longer to find a patient than to see one.',
  'By the spring I would not have wanted to go back.',
]

export const firstTranscript = createTranscript(
  says.map((text, index) => ({
    id: `turn-${index}xxxx` as TurnId,
    speaker: index % 2 ? 'Nurse' : 'Interviewer',
    start: index * 1000,
    end: null,
    text,
  })),
)

export const codes = ['training', 'workaround', 'time', 'trust'].map((name) => `code-${name}` as CodeId)

export const firstCodebook = createCodebook({
  codes: codes.map((id, index) => ({
    id,
    name: id.slice('code-'.length),
    parent: null,
    order: `a${index}`,
    colour: 'blue',
    definition: '',
    whenToUse: '',
    whenNot: '',
    suggestedBy: null,
    example: '',
  })),
  operations: [],
})

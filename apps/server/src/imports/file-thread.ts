/** Reads files in a thread of its own, one at a time: the worst file there is costs the server nothing but this thread. */
import { createTranscript } from '@intercoder/documents'
import { accept, type TurnId } from '@intercoder/domain'
import { readTranscript } from '@intercoder/interchange'
import { parentPort } from 'node:worker_threads'
import { newId } from '../accounts/token.ts'
import type { FileAnswer, FileJob } from './file-job.ts'

const sampleTurns = 12
const sampleLength = 600

function work({ bytes, fileName, options, begin }: FileJob): FileAnswer {
  const read = readTranscript(bytes, fileName, options)
  if (!read.ok) return read
  const { turns, ...transcript } = read.value
  const sample = turns.slice(0, sampleTurns).map((turn) => ({ ...turn, text: turn.text.slice(0, sampleLength) }))
  const update = begin ? createTranscript(turns.map((turn) => ({ id: newId<TurnId>(), ...turn }))) : null
  return accept({ transcript, turns: turns.length, sample, update: update && new Uint8Array(update) })
}

parentPort?.on('message', (job: FileJob) => parentPort?.postMessage(work(job)))
parentPort?.postMessage('ready')

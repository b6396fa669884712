/** Makes snapshots from the log. Rooms ask for one when their document is quiet, never inside a burst. */
import { accept, refuse, type Result } from '@intercoder/domain'
import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { DocumentLog } from './document-log.ts'
import type { Fold, Folded, FoldRefusal } from './fold.ts'

export interface SnapshotKeeper {
  /**
   * Folds everything logged so far into a new snapshot and keeps it. Gives the seq that the newest snapshot now
   * reaches (0 for an empty document), whether or not there was anything to fold. A refusal leaves things as they are.
   * Asked for several documents, it folds one after the other.
   */
  fold(document: string): Promise<Result<{ seq: number }, FoldRefusal>>
  /** Waits for what was asked, then ends the thread. */
  close(): Promise<void>
}

export function createSnapshotKeeper(log: DocumentLog): SnapshotKeeper {
  let worker: Worker | null = null
  let last: Promise<unknown> = Promise.resolve()

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = last.then(work, work)
    last = turn.catch(() => {})
    return turn
  }

  async function foldInThread(request: Fold): Promise<Result<Folded, FoldRefusal>> {
    worker ??= startThread(() => (worker = null))
    worker.postMessage(request)
    const [result] = (await once(worker, 'message')) as [Result<Folded, FoldRefusal>]
    return result
  }

  return {
    fold: (document) => inTurn(() => foldDocument(log, document, foldInThread)),
    close: () => inTurn(async () => void (await worker?.terminate())),
  }
}

function startThread(onExit: () => void): Worker {
  const worker = new Worker(new URL('./fold-thread.ts', import.meta.url), { execArgv: [] })
  worker.once('exit', onExit)
  // Folding must not keep a process alive that is otherwise done.
  worker.unref()
  return worker
}

async function foldDocument(
  log: DocumentLog,
  document: string,
  foldInThread: (request: Fold) => Promise<Result<Folded, FoldRefusal>>,
): Promise<Result<{ seq: number }, FoldRefusal>> {
  const { snapshot, tail } = await log.load(document)
  const seq = tail.at(-1)?.seq
  if (seq === undefined) return accept({ seq: snapshot?.seq ?? 0 })
  const folded = await foldInThread({ base: snapshot?.state ?? null, updates: tail.map(({ update }) => update) })
  if (!folded.ok) return refuse(folded.refusal)
  await log.saveSnapshot(document, { seq, ...folded.value })
  return accept({ seq })
}

import type { Reckoned, Vector } from '@intercoder/agreement/testing'

declare global {
  interface Window {
    /** In a worker made as the client makes that of its figures. */
    reckon(family: string, cases: readonly Vector[]): Promise<Reckoned[]>
  }
}

window.reckon = (family, cases) =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./vectors.worker.ts', import.meta.url), { type: 'module' })
    worker.addEventListener('message', ({ data }: MessageEvent<Reckoned[]>) => {
      worker.terminate()
      resolve(data)
    })
    worker.addEventListener('error', ({ message }) => reject(new Error(message)))
    worker.postMessage({ family, cases })
  })

import { reckonVector, type Vector } from '@intercoder/agreement/testing'

addEventListener('message', ({ data }: MessageEvent<{ family: string; cases: Vector[] }>) => {
  postMessage(data.cases.map((one) => reckonVector(data.family, one)))
})

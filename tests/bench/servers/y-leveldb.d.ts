// Its typings are not reachable through its "exports".
declare module 'y-leveldb' {
  import type { Doc } from 'yjs'
  export class LeveldbPersistence {
    constructor(location: string)
    getYDoc(name: string): Promise<Doc>
    storeUpdate(name: string, update: Uint8Array): Promise<number>
    destroy(): Promise<void>
  }
}

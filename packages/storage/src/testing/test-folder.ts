import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface TestFolder extends Disposable {
  path: string
}

/** A folder of its own for one test, removed at the end of the block that holds it with `using`. */
export function makeTestFolder(): TestFolder {
  const path = mkdtempSync(join(tmpdir(), 'intercoder-'))
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) }
}

import { afterAll, beforeAll } from 'vitest'
import { openDatabase, type OpenDatabase } from '../database/database.ts'
import type { Engine, Place } from './engines.ts'

/** Opens a database of that engine before the tests of this group, and removes it after them. */
export function useDatabase(engine: Engine): () => OpenDatabase {
  let place: Place
  let database: OpenDatabase
  beforeAll(async () => {
    place = await engine.makePlace()
    database = await openDatabase(place.options)
  })
  afterAll(async () => {
    await database.close()
    await place.remove()
  })
  return () => database
}

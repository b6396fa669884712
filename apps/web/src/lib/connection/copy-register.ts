/**
 * Which documents have a local copy on this device, whose they are, and which of them hold something that the server has
 * not acknowledged. Kept apart from the copies, so that nobody has to open them to know.
 */
import type { AccountId } from '@intercoder/domain'
import type { DocumentName } from '@intercoder/sync'
import * as idb from 'lib0/indexeddb'

const DATABASE = 'intercoder/copies'
const STORE = 'copies'

export interface RegisteredCopy {
  document: DocumentName
  isUnsaved: boolean
}

/** The name of the database that holds a copy; also its key here. */
export function copyName(account: AccountId, document: DocumentName): string {
  return `${ofAccount(account)}${document}`
}

function ofAccount(account: AccountId): string {
  return `intercoder/${account}/`
}

/** What was known of a copy when it was registered. */
export interface Registered {
  isNew: boolean
  isUnsaved: boolean
}

/** Throws where the browser allows no storage. */
export async function registerCopy(name: string): Promise<Registered> {
  return inRegister(async (store) => {
    const found = (await idb.get(store, name)) as unknown
    if (found === undefined) await idb.put(store, 0, name)
    return { isNew: found === undefined, isUnsaved: found === 1 }
  })
}

export async function markCopy(name: string, isUnsaved: boolean): Promise<void> {
  await inRegister((store) => idb.put(store, isUnsaved ? 1 : 0, name))
}

export async function unregisterCopy(name: string): Promise<void> {
  await inRegister((store) => idb.del(store, name))
}

export async function listCopies(account: AccountId): Promise<RegisteredCopy[]> {
  const prefix = ofAccount(account)
  const entries = (await inRegister((store) => idb.getAllKeysValues(store))) as { k: string; v: unknown }[]
  return entries
    .filter(({ k }) => k.startsWith(prefix))
    .map(({ k, v }) => ({ document: k.slice(prefix.length) as DocumentName, isUnsaved: v === 1 }))
}

/** Deletes the register where it names nothing more, so that not even its name is left. */
export async function dropEmptyRegister(): Promise<void> {
  const left = await inRegister((store) => idb.getAllKeys(store))
  if (left.length === 0) await idb.deleteDB(DATABASE)
}

/** Whoever looks into the register while it is open for somebody else shares that opening. */
let opened: { database: Promise<IDBDatabase>; readers: number } | null = null

async function inRegister<T>(work: (store: IDBObjectStore) => Promise<T>): Promise<T> {
  const register = (opened ??= { database: openRegister(), readers: 0 })
  register.readers++
  try {
    const [store] = idb.transact(await register.database, [STORE])
    if (!store) throw new Error('the register has no store')
    return await work(store)
  } finally {
    register.readers--
    if (register.readers === 0) {
      if (opened === register) opened = null
      void register.database.then(
        (database) => database.close(),
        () => undefined,
      )
    }
  }
}

async function openRegister(): Promise<IDBDatabase> {
  const database = await idb.openDB(DATABASE, (made) => idb.createStores(made, [[STORE]]))
  // Another tab deletes it: who comes next waits for a new one.
  database.addEventListener('versionchange', () => (opened = null))
  return database
}

import { ID_BYTES, spellId, type NewId } from '@intercoder/domain'

export const newId: NewId = <T extends string>() => spellId<T>(crypto.getRandomValues(new Uint8Array(ID_BYTES)))

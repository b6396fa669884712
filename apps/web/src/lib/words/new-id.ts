import type { NewId } from '@intercoder/domain'

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** 22 letters of 6 random bits: as unguessable as a UUID, and shorter. */
export const newId: NewId = <T extends string>(): T =>
  [...crypto.getRandomValues(new Uint8Array(22))].map((byte) => letters[byte & 63]).join('') as T

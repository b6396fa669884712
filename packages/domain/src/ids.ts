/** The home of identity: every id is a branded string, so that one kind cannot be passed for another. */

declare const brand: unique symbol
type Id<Name extends string> = string & { readonly [brand]: Name }

export type AccountId = Id<'account'>
export type SessionId = Id<'session'>
export type ProjectId = Id<'project'>
export type InvitationId = Id<'invitation'>
export type CaseId = Id<'case'>
export type AttributeId = Id<'attribute'>
export type SourceId = Id<'source'>
export type TurnId = Id<'turn'>
export type RoundId = Id<'round'>
export type LayerId = Id<'layer'>
export type CodeId = Id<'code'>
export type CodingId = Id<'coding'>
export type VersionId = Id<'version'>
export type ProposalId = Id<'proposal'>
export type MessageId = Id<'message'>
export type BallotId = Id<'ballot'>
export type DecisionId = Id<'decision'>
export type WorkshopId = Id<'workshop'>
export type AgendaId = Id<'agenda'>
/** Made by whoever acts, so that an act sent twice is done once. */
export type ActId = Id<'act'>

/** Makes a new unguessable id. Randomness is passed in, as everywhere in this package. */
export type NewId = <T extends string>() => T

const ID = /^[A-Za-z0-9_-]{8,40}$/

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/**
 * An id out of 22 random bytes: 131 bits, as unguessable as a UUID and shorter. It begins with a letter, for a spreadsheet
 * takes a cell that begins with `-` for a formula, and a command takes it for an option.
 */
export function spellId<T extends string>(random: Uint8Array): T {
  return [...random].map((byte, at) => LETTERS[byte & (at === 0 ? 31 : 63)]).join('') as T
}

/** How many random bytes an id takes. */
export const ID_BYTES = 22

/** Whether `text` has the form of an id (it may still name nothing). */
export function isId(text: string): boolean {
  return ID.test(text)
}

/** The shapes that several resources speak of: ids, lines of text, moments, nouns of the domain. */
import { z } from '@hono/zod-openapi'
import {
  attributeKinds,
  caseKinds,
  isId,
  roles,
  type AccountId,
  type ActId,
  type AttributeId,
  type CaseId,
  type CodeId,
  type CodingId,
  type InvitationId,
  type LayerId,
  type ProjectId,
  type RoundId,
  type SourceId,
  type VersionId,
  type WorkshopId,
} from '@intercoder/domain'

export function idOf<T extends string>(): z.ZodType<T, string> {
  return z.string().refine(isId).openapi({ example: 'pX3nJ0c2Qw7rTz5uAa1bBg' }) as unknown as z.ZodType<T, string>
}

export const accountId = idOf<AccountId>()
export const projectId = idOf<ProjectId>()
export const invitationId = idOf<InvitationId>()
export const caseId = idOf<CaseId>()
export const attributeId = idOf<AttributeId>()
export const sourceId = idOf<SourceId>()
export const roundId = idOf<RoundId>()
export const layerId = idOf<LayerId>()
export const codeId = idOf<CodeId>()
export const codingId = idOf<CodingId>()
export const versionId = idOf<VersionId>()
export const actId = idOf<ActId>()
export const workshopId = idOf<WorkshopId>()

/** What no database can hold as text, and no person can have typed. */
const storable = (text: string) => text.isWellFormed() && !text.includes('\0')

/** A name or the like: something on one line. */
export function line(longest: number) {
  return z
    .string()
    .trim()
    .min(1)
    .max(longest)
    .refine((text) => storable(text) && !/[\r\n]/.test(text))
}

/** Text of any number of lines, which may be empty. */
export function prose(longest: number) {
  return z.string().trim().max(longest).refine(storable)
}

/** Milliseconds since 1970. */
export const moment = z.number().int().openapi({ example: 1_795_478_400_000 })

export const day = z.iso.date()

export const account = z
  .object({
    id: accountId,
    name: z.string(),
    email: z.string(),
    initials: z.string(),
    colour: z.string(),
    administrator: z.boolean(),
  })
  .openapi('Account')

export const role = z.enum(roles)

export const round = z
  .object({
    id: roundId,
    project: projectId,
    name: z.string(),
    blind: z.boolean(),
    everyone: z.boolean(),
    version: versionId.nullable(),
    overseen: z.boolean(),
    autoRelease: z.boolean(),
    createdAt: moment,
  })
  .openapi('Round')

export const wave = z.object({ name: z.string(), order: z.number().int() }).openapi('Wave')

export const attribute = z
  .object({ id: attributeId, name: z.string(), kind: z.enum(attributeKinds), choices: z.array(z.string()) })
  .openapi('Attribute')

export const attributeValue = z.union([prose(2000), z.number(), z.null()])

export const studyCase = z
  .object({
    id: caseId,
    project: projectId,
    name: z.string(),
    kind: z.enum(caseKinds),
    values: z
      .record(z.string(), z.union([z.string(), z.number(), z.null()]))
      .openapi({ description: 'By attribute id.' }),
  })
  .openapi('Case')

/**
 * The type of the HTTP API, for `hc<Api>()`. It is put together from the declarations of the endpoints and not from the
 * app that serves them, so that a client's type-check reads schemas and nothing of the server behind them.
 */
import type { OpenAPIHono } from '@hono/zod-openapi'
import type { accountEndpoints } from './accounts/schema.ts'
import type { agreementEndpoints } from './agreement/schema.ts'
import type { auditEndpoints } from './audit/schema.ts'
import type { attributeEndpoints, caseEndpoints, waveEndpoints } from './cases/schema.ts'
import type { codingEndpoints } from './codings/schema.ts'
import type { Endpoint } from './endpoint.ts'
import type { installationEndpoints } from './installation/schema.ts'
import type { invitationEndpoints } from './invitations/schema.ts'
import type { layerEndpoints } from './layers/schema.ts'
import type { memberEndpoints } from './members/schema.ts'
import type { projectEndpoints } from './projects/schema.ts'
import type { reconciliationEndpoints } from './reconciliations/schema.ts'
import type { reviewEndpoints } from './reviews/schema.ts'
import type { roundEndpoints } from './rounds/schema.ts'
import type { sessionEndpoints } from './session/schema.ts'
import type { sourceEndpoints } from './sources/schema.ts'
import type { versionEndpoints } from './versions/schema.ts'
import type { workshopEndpoints } from './workshops/schema.ts'

type Groups = [
  typeof sessionEndpoints,
  typeof accountEndpoints,
  typeof installationEndpoints,
  typeof invitationEndpoints,
  typeof projectEndpoints,
  typeof memberEndpoints,
  typeof caseEndpoints,
  typeof attributeEndpoints,
  typeof waveEndpoints,
  typeof sourceEndpoints,
  typeof layerEndpoints,
  typeof roundEndpoints,
  typeof codingEndpoints,
  typeof versionEndpoints,
  typeof reviewEndpoints,
  typeof auditEndpoints,
  typeof reconciliationEndpoints,
  typeof workshopEndpoints,
  typeof agreementEndpoints,
]

type EndpointOf<Group> = Group extends unknown ? Group[keyof Group] : never
type Entry<Route> = Route extends Endpoint ? { route: Route; handler: unknown } : never

declare const _none: OpenAPIHono
export type Api = ReturnType<typeof _none.openapiRoutes<readonly [Entry<EndpointOf<Groups[number]>>]>>

export type { Refusal, RefusalKind, UnreadableFile } from './refusal.ts'
export type { ImportSettings } from './sources/schema.ts'

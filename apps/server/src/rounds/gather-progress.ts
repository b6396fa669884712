/** How far a round has come, without a word of what anybody coded (P1): states, and when a layer was submitted. */
import {
  abilitiesOf,
  coderStateOf,
  standingOf,
  stateOf,
  type Ability,
  type AccountId,
  type CoderState,
  type LayerId,
  type Round,
  type RoundSource,
  type SourceId,
} from '@intercoder/domain'
import {
  listAssignments,
  listLooks,
  listRoundLayers,
  listRoundSources,
  listSources,
  type Database,
  type RoundLayer,
} from '@intercoder/storage'
import { describeLayer } from '../access/describe-layer.ts'
import { findSight, type Sight } from '../access/sight.ts'
import type { Reach } from '../http/context.ts'

export interface CoderProgress {
  coder: AccountId
  state: CoderState
  assigned: boolean
  sealedAt: number | null
  layer: LayerId | null
  abilities: Ability[]
}

export interface SourceProgress extends Omit<RoundSource, 'round'> {
  abilities: Ability[]
  coders: CoderProgress[]
}

export interface RoundProgress {
  sources: SourceProgress[]
  overseers: { account: AccountId; looks: { layer: LayerId; at: number }[] }[]
}

type Asking = Pick<Reach, 'project' | 'member'>

export async function gatherProgress(
  db: Database,
  reach: Asking,
  asker: AccountId,
  round: Round,
): Promise<RoundProgress> {
  const sight = await findSight(db, reach.project.id, asker)
  const assignedTo = Map.groupBy(await listAssignments(db, round.id), ({ source }) => source)
  const layersOn = Map.groupBy(await listRoundLayers(db, { round: round.id }), ({ source }) => source)
  const placeOf = new Map((await listRoundSources(db, round.id)).map((place) => [place.source, place]))
  const named = (await listSources(db, reach.project.id)).filter(
    ({ source }) => round.everyone || placeOf.has(source.id) || layersOn.has(source.id),
  )
  const sources = named.map(({ source }): SourceProgress => {
    const { releasedAt, reconciledAt, consensus } = placeOf.get(source.id) ?? unreleased(round, source.id)
    const assigned = (assignedTo.get(source.id) ?? []).map(({ coder }) => coder)
    const standing = standingOf(reach.member, source.case)
    const thing = {
      kind: 'round',
      state: stateOf({ ...round, releasedAt }),
      assigned: round.everyone || assigned.includes(asker),
    } as const
    const layers = new Map((layersOn.get(source.id) ?? []).map((one) => [one.coder, one]))
    const coders = [...new Set([...assigned, ...layers.keys()])].map((coder): CoderProgress => {
      const layer = layers.get(coder) ?? null
      const abilities = layer ? abilitiesOf(standing, describe(layer, { ...round, releasedAt }, asker, sight)) : []
      return {
        coder,
        state: coderStateOf(layer),
        assigned: assigned.includes(coder),
        sealedAt: layer?.sealedAt ?? null,
        layer: layer && abilities.length > 0 ? layer.layer : null,
        abilities,
      }
    })
    return { source: source.id, releasedAt, reconciledAt, consensus, abilities: abilitiesOf(standing, thing), coders }
  })
  return { sources, overseers: await listOverseers(db, reach, round, sources) }
}

function unreleased(round: Round, source: SourceId): RoundSource {
  return { round: round.id, source, releasedAt: null, reconciledAt: null, consensus: null }
}

function describe(
  { layer, source, coder, sealedAt }: RoundLayer,
  round: Round & { releasedAt: number | null },
  asker: AccountId,
  sight: Sight,
) {
  return describeLayer({ layer: { id: layer, round: round.id, source, coder }, round, sealedAt }, asker, sight)
}

/** Everybody in the project is told who looks on; which layer it was, only whoever may know that layer. */
async function listOverseers(
  db: Database,
  { project }: Asking,
  round: Round,
  sources: readonly SourceProgress[],
): Promise<RoundProgress['overseers']> {
  const known = new Set(sources.flatMap(({ coders }) => coders.map(({ layer }) => layer)))
  const looks = (await listLooks(db, project.id)).filter((look) => look.round === round.id)
  return [...Map.groupBy(looks, ({ account }) => account)].map(([account, theirs]) => ({
    account,
    looks: theirs.filter(({ layer }) => known.has(layer)).map(({ layer, at }) => ({ layer, at })),
  }))
}

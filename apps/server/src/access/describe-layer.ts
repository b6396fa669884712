import { oversightOf, stateOf, type AccountId, type Thing } from '@intercoder/domain'
import type { PlacedLayer } from '@intercoder/storage'
import type { Sight } from './sight.ts'

/** A layer as the table of rights asks about it. */
export function describeLayer(
  { layer, round, sealedAt }: PlacedLayer,
  asker: AccountId,
  { coded, looked }: Sight,
): Extract<Thing, { kind: 'layer' }> {
  const facts = { codesInRound: coded.has(layer.round), hasLooked: looked.has(layer.id) }
  return {
    kind: 'layer',
    mine: layer.coder === asker,
    round: stateOf(round),
    sealed: sealedAt !== null,
    oversight: oversightOf(round, facts),
  }
}
